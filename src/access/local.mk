# SPDX-License-Identifier: MIT
LAYERS += access
libmofkit_la_SOURCES += \
	src/access/facts.def src/access/steps.def src/access/conflicts.def src/access/sources.h src/access/steps.h \
	src/access/scenario.c src/access/scenario.h src/access/scenario_json.c src/access/token.c \
	src/access/steps_dcom.c src/access/steps_namespace.c src/access/steps_winrm.c src/access/steps_method.c \
	src/access/decision.c src/access/decision.h src/access/text.c src/access/json.c
