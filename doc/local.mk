# SPDX-License-Identifier: MIT
EXTRA_DIST += \
	doc/sources.awk \
	doc/sources.md
