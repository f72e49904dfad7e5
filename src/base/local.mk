# SPDX-License-Identifier: MIT
LAYERS += base
libmofkit_la_SOURCES += \
	src/base/memory.c src/base/memory.h \
	src/base/arena.c src/base/arena.h \
	src/base/buffer.c src/base/buffer.h \
	src/base/text.c src/base/text.h \
	src/base/code_page.c src/base/code_page.h \
	src/base/digits.c src/base/digits.h \
	src/base/guid.c src/base/guid.h \
	src/base/nearest.c src/base/nearest.h \
	src/base/names.c src/base/names.h \
	src/base/map.c src/base/map.h \
	src/base/source.c src/base/source.h \
	src/base/file.c src/base/file.h

# Makes a C function of a text file.
EXTRA_DIST += src/base/embed.awk
