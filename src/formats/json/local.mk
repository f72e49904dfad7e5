# SPDX-License-Identifier: MIT
if HAVE_JANSSON
libmofkit_la_SOURCES += \
	src/formats/json/json.h \
	src/formats/json/form.c src/formats/json/form.h \
	src/formats/json/writer.h src/formats/json/write_unit.c src/formats/json/write_value.c \
	src/formats/json/reader.h src/formats/json/read_unit.c src/formats/json/read_value.c \
	src/formats/json/read_error.c
endif
