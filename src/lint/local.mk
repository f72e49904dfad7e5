# SPDX-License-Identifier: MIT
LAYERS += lint
libmofkit_la_SOURCES += \
	src/lint/lint.c src/lint/lint.h src/lint/folds.def \
	src/lint/files.c src/lint/classes.c \
	src/lint/namespace.c src/lint/namespace.h src/lint/namespace_access.c src/lint/namespace_entries.c \
	src/lint/namespace_lists.c src/lint/namespace_places.c src/lint/guards.c \
	src/lint/driver.c src/lint/driver_members.c src/lint/driver.h \
	src/lint/fix.c src/lint/fix.h
