/* SPDX-License-Identifier: MIT */
/* Object paths: [namespace:]Class.Key="a",Key=5 (mof-language 8.2). */
#ifndef MOFKIT_MODEL_PATH_H
#define MOFKIT_MODEL_PATH_H

#include "base/text.h"

/* Why a text is no path of a class or instance, in words that follow "the object path "; NULL if it is one. Static. */
const char *cim_path_fault(struct text path);

#endif
