# SPDX-License-Identifier: MIT
LAYERS += compile
libmofkit_la_SOURCES += \
	src/compile/compile.c src/compile/compile.h src/compile/apply.c src/compile/dialect.c src/compile/dialect.h src/compile/input.c src/compile/input.h src/compile/include.c src/compile/include.h src/compile/schema.c src/compile/schema.h \
	src/compile/lower.h src/compile/lower.c src/compile/lower_value.c src/compile/escapes.c src/compile/lower_qualifier.c \
	src/compile/lower_pragma.c src/compile/output.c src/compile/output.h
