# SPDX-License-Identifier: MIT
LAYERS += diag
libmofkit_la_SOURCES += \
	src/diag/codes.def \
	src/diag/diag.c src/diag/limit.c src/diag/diag.h \
	src/diag/places.c src/diag/places.h \
	src/diag/clean.c src/diag/clean.h \
	src/diag/uri.c src/diag/uri.h \
	src/diag/text.c src/diag/lines.c src/diag/statistics.c src/diag/render.h
