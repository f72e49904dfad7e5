# SPDX-License-Identifier: MIT
LAYERS += model
libmofkit_la_SOURCES += \
	src/model/types.def src/model/qualifiers.def \
	src/model/types.c src/model/types.h \
	src/model/value.c src/model/value.h \
	src/model/literal.c src/model/literal.h \
	src/model/real.c src/model/real.h \
	src/model/object.c src/model/object.h \
	src/model/namespace.c src/model/namespace.h \
	src/model/path.c src/model/path.h \
	src/model/unit.c src/model/unit.h \
	src/model/declared.c src/model/declared.h \
	src/model/dump.c src/model/dump.h \
	src/model/block.c src/model/block.h \
	src/model/check.h src/model/check_unit.c src/model/check_class.c src/model/check_qualifier.c \
	src/model/check_declared.c \
	src/model/check_value.c src/model/check_constraint.c src/model/check_dialect.c src/model/check_dsc.c src/model/check_alias.c src/model/datetime.c src/model/datetime.h
