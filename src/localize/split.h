/* SPDX-License-Identifier: MIT */
/*
 * Splits a localized MOF as mofcomp does (mof-language 6.7): a master with texts for people, marked with the flavor
 * Amended, becomes a neutral MOF without them and a language MOF (MFL) with only them.
 */
#ifndef MOFKIT_LOCALIZE_SPLIT_H
#define MOFKIT_LOCALIZE_SPLIT_H

#include "base/buffer.h"
#include "model/unit.h"

/*
 * Appends the neutral half of a unit that was read from MOF text, in UTF-8, with CR and LF after each line: everything
 * except amended qualifiers, #pragma amendment, and the flavors of qualifier declarations, which are written at each
 * use instead. An array size becomes the qualifier MAX, and an integer beyond 32 bits a string. Splitting the result
 * again gives the same text.
 */
void split_neutral(const struct cim_unit *unit, struct buffer *out);

/*
 * Appends the language half in the same format: for each namespace of the unit, the child namespace of the locale
 * (cim_is_locale() must hold for it), and in it each class with an amended qualifier, reduced to these. A namespace is
 * named as in the master; by its full path if it is relative, or if it is the start of a unit that also names others;
 * and not at all if the master has no pragma for one.
 */
void split_language(const struct cim_unit *unit, struct text locale, struct buffer *out);

/* Appends text encoded as mofcomp writes files: UTF-16LE with a byte order mark. */
void split_encode(struct text text, struct buffer *out);

#endif
