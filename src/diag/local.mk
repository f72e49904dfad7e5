# SPDX-License-Identifier: MIT
LAYERS += diag
libmofkit_la_SOURCES += \
	src/diag/codes.def \
	src/diag/diag.c src/diag/diag.h \
	src/diag/text.c src/diag/lines.c src/diag/render.h
