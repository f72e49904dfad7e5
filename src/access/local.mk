# SPDX-License-Identifier: MIT
LAYERS += access
libmofkit_la_SOURCES += \
	src/access/namespaces.c src/access/namespaces.h \
	src/access/text.c src/access/json.c src/access/generate.c
