# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += \
	src/formats/bmf/ds.h \
	src/formats/bmf/ds_compress.c \
	src/formats/bmf/ds_decompress.c \
	src/formats/bmf/ds_chains.c src/formats/bmf/ds_match.h \
	src/formats/bmf/ds_ranks.c
