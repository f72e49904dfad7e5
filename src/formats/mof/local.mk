# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += \
	src/formats/mof/mof.c src/formats/mof/mof.h \
	src/formats/mof/object.c src/formats/mof/qualifier.c src/formats/mof/value.c \
	src/formats/mof/writer.c src/formats/mof/writer.h
