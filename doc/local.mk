# SPDX-License-Identifier: MIT
EXTRA_DIST += \
	doc/README.md \
	doc/binary-mof.md \
	doc/pipeline.svg \
	doc/security-descriptors.md \
	doc/sources.awk \
	doc/sources.md \
	doc/who-can-connect.md
