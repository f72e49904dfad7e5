# SPDX-License-Identifier: MIT
LAYERS += printer
libmofkit_la_SOURCES += \
	src/printer/mof.c src/printer/mof.h \
	src/printer/object.c \
	src/printer/qualifier.c \
	src/printer/value.c \
	src/printer/split.c src/printer/split.h \
	src/printer/split_object.c src/printer/half.h \
	src/printer/pen.c src/printer/pen.h
