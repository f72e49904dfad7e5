# SPDX-License-Identifier: MIT
LAYERS += generate
libmofkit_la_SOURCES += \
	src/generate/generate.c src/generate/generate.h \
	src/generate/policy.c src/generate/policy.h \
	src/generate/undo.c src/generate/undo.h \
	src/generate/verify.c src/generate/verify.h
