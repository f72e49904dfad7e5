# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += \
	src/formats/containers/containers.c src/formats/containers/containers.h \
	src/formats/containers/search.h \
	src/formats/containers/acpi.c \
	src/formats/containers/text.c \
	src/formats/containers/hexdump.c \
	src/formats/containers/hexlines.c \
	src/formats/containers/base64.c \
	src/formats/containers/bytelist.c \
	src/formats/containers/pe.c
