# SPDX-License-Identifier: MIT
LAYERS += security
libmofkit_la_SOURCES += \
	src/security/sid.c src/security/sid.h src/security/sid_aliases.def \
	src/security/rights.c src/security/rights.h src/security/rights.def \
	src/security/descriptor.c src/security/descriptor.h src/security/aces.def \
	src/security/descriptor_read.c src/security/descriptor_write.c \
	src/security/sddl.h src/security/sddl_reader.c src/security/sddl_reader.h \
	src/security/sddl_parse.c src/security/sddl_format.c \
	src/security/condition.c src/security/condition.h src/security/condition.def \
	src/security/condition_parse.c src/security/condition_read.c src/security/condition_format.c \
	src/security/attribute.c src/security/attribute.h src/security/attribute_types.h \
	src/security/attribute_parse.c \
	src/security/access_check.c src/security/access_check.h src/security/condition_evaluate.c \
	src/security/setsd.c src/security/setsd.h \
	src/security/compare.c src/security/compare.h src/security/words.c src/security/words.h
