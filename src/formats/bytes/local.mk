# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += src/formats/bytes/bytes.h src/formats/bytes/write.c
