# SPDX-License-Identifier: MIT
if HAVE_LIBXML2
libmofkit_la_SOURCES += \
	src/formats/cimxml/cimxml.h src/formats/cimxml/scopes.def src/formats/cimxml/elements.def \
	src/formats/cimxml/statuses.def src/formats/cimxml/structure.c src/formats/cimxml/read_message.c \
	src/formats/cimxml/read_key.c src/formats/cimxml/read_embedded.c \
	src/formats/cimxml/writer.h src/formats/cimxml/write.c src/formats/cimxml/write_class.c \
	src/formats/cimxml/write_instance.c src/formats/cimxml/write_value.c src/formats/cimxml/write_path.c \
	src/formats/cimxml/write_embedded.c src/formats/cimxml/losses.c \
	src/formats/cimxml/reader.h src/formats/cimxml/node.c src/formats/cimxml/read.c src/formats/cimxml/read_class.c \
	src/formats/cimxml/read_instance.c src/formats/cimxml/read_value.c src/formats/cimxml/read_path.c
endif
