# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += src/formats/asl/asl.h src/formats/asl/write.c
