# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += \
	src/formats/containers/containers.c src/formats/containers/containers.h \
	src/formats/containers/search.h \
	src/formats/containers/acpi.c \
	src/formats/containers/acpidump.c \
	src/formats/containers/bytelist.c \
	src/formats/containers/pe.c
