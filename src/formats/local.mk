# SPDX-License-Identifier: MIT
LAYERS += formats
libmofkit_la_SOURCES += \
	src/formats/formats.c src/formats/formats.h src/formats/formats.def

include src/formats/mof/local.mk
include src/formats/bmf/local.mk
include src/formats/json/local.mk
include src/formats/containers/local.mk
include src/formats/cheader/local.mk
include src/formats/asl/local.mk
include src/formats/methods/local.mk
include src/formats/bytes/local.mk
include src/formats/cimxml/local.mk
