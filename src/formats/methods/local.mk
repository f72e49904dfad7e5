# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += \
	src/formats/methods/methods.h src/formats/methods/write.c
