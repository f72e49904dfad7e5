# SPDX-License-Identifier: MIT
LAYERS += access
libmofkit_la_SOURCES += \
	src/access/namespaces.c src/access/namespaces.h \
	src/access/report_text.c src/access/report_json.c src/access/generate.c
