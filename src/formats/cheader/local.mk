# SPDX-License-Identifier: MIT
libmofkit_la_SOURCES += \
	src/formats/cheader/cheader.h src/formats/cheader/writer.h src/formats/cheader/words.def \
	src/formats/cheader/write.c src/formats/cheader/names.c src/formats/cheader/structure.c

# What the generated headers include where there is no Windows.
mofkitincludedir = $(includedir)/mofkit
mofkitinclude_HEADERS = src/formats/cheader/mofkit_windows.h
