# SPDX-License-Identifier: MIT
EXTRA_DIST += \
	doc/binary-mof.md \
	doc/sources.awk \
	doc/sources.md
