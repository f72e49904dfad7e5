# SPDX-License-Identifier: MIT
LAYERS += localize
libmofkit_la_SOURCES += \
	src/localize/split.c src/localize/split.h \
	src/localize/split_object.c src/localize/half.h
