# SPDX-License-Identifier: MIT
LAYERS += namespace
libmofkit_la_SOURCES += \
	src/namespace/facts.c src/namespace/facts.h src/namespace/collector.h \
	src/namespace/tree.c src/namespace/declarations.c \
	src/namespace/windows.def src/namespace/windows.c src/namespace/windows.h \
	src/namespace/effective.c src/namespace/effective.h \
	src/namespace/principals.c src/namespace/principals.h
