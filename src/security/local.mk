# SPDX-License-Identifier: MIT
LAYERS += security
libmofkit_la_SOURCES += \
	src/security/sid.c src/security/sid.h src/security/sid_aliases.def \
	src/security/rights.c src/security/rights.h src/security/rights.def \
	src/security/descriptor.c src/security/descriptor.h src/security/aces.def \
	src/security/sddl.h src/security/sddl_reader.c src/security/sddl_reader.h \
	src/security/sddl_parse.c src/security/sddl_format.c
