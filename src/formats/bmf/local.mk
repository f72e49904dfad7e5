# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += \
	src/formats/bmf/bmf.h src/formats/bmf/layout.h src/formats/bmf/writer.h \
	src/formats/bmf/write.c src/formats/bmf/write_object.c src/formats/bmf/write_record.c \
	src/formats/bmf/write_value.c \
	src/formats/bmf/ds.h src/formats/bmf/ds_match.h \
	src/formats/bmf/ds_compress.c src/formats/bmf/ds_chains.c src/formats/bmf/ds_ranks.c \
	src/formats/bmf/ds_decompress.c
