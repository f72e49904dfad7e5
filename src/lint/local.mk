# SPDX-License-Identifier: MIT
LAYERS += lint
libmofkit_la_SOURCES += \
	src/lint/lint.c src/lint/lint.h src/lint/folds.def \
	src/lint/rules_file.c \
	src/lint/rules_context.c \
	src/lint/rules_driver.c src/lint/rules_guid.c src/lint/rules_driver_data.c src/lint/driver.h \
	src/lint/rules_namespace.c src/lint/rules_descriptor.c src/lint/rules_ace.c src/lint/rules_access.c \
	src/lint/rules_provider.c src/lint/rules_event.c \
	src/lint/namespace.c src/lint/namespace.h \
	src/lint/fix.c src/lint/fix_check.c src/lint/fix_diff.c src/lint/fix.h
