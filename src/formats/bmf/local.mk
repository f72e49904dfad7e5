# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += \
	src/formats/bmf/layout.h src/formats/bmf/bmf.h \
	src/formats/bmf/implied.c src/formats/bmf/implied.h \
	src/formats/bmf/writer.h src/formats/bmf/inferred.c src/formats/bmf/write.c src/formats/bmf/write_object.c \
	src/formats/bmf/write_record.c src/formats/bmf/write_value.c src/formats/bmf/write_default.c \
	src/formats/bmf/reader.h src/formats/bmf/read.c src/formats/bmf/read_object.c \
	src/formats/bmf/read_method.c src/formats/bmf/read_record.c src/formats/bmf/read_value.c \
	src/formats/bmf/read_field.c src/formats/bmf/annotate.c \
	src/formats/bmf/ds.h src/formats/bmf/ds_match.h \
	src/formats/bmf/ds_compress.c src/formats/bmf/ds_chains.c src/formats/bmf/ds_ranks.c \
	src/formats/bmf/ds_decompress.c
