# SPDX-License-Identifier: MIT
EXTRA_DIST += \
	doc/README.md \
	doc/binary-mof.md \
	doc/check-and-lint.md \
	doc/convert-and-localize.md \
	doc/driver-build.md doc/drivers-and-firmware.md \
	doc/kernel.md doc/limits.md \
	doc/links.awk \
	doc/mof-language.md \
	doc/pipeline.svg \
	doc/report.png \
	doc/secure-a-namespace.md \
	doc/security-descriptors.md \
	doc/sources.awk \
	doc/sources.md \
	doc/who-can-connect.md
