# SPDX-License-Identifier: MIT
LAYERS += descriptor
libmofkit_la_SOURCES += \
	src/descriptor/encodings.def src/descriptor/encoding.c src/descriptor/sddl.c src/descriptor/encoding.h \
	src/descriptor/bytes.c src/descriptor/mof.c src/descriptor/json.c \
	src/descriptor/json_parts.c src/descriptor/json_parts.h src/descriptor/explain.c
