/* SPDX-License-Identifier: MIT */
/*
 * The halves of a localized MOF, as mofcomp writes them (mof-language 6.7): a master with texts for people, marked
 * with the flavor Amended, becomes a neutral MOF without them and a language MOF (MFL) with nothing else.
 */
#ifndef MOFKIT_LOCALIZE_SPLIT_H
#define MOFKIT_LOCALIZE_SPLIT_H

#include "base/buffer.h"
#include "model/unit.h"

/*
 * Appends the neutral half of a unit that was made of MOF text, in UTF-8, with CR and LF behind each line: everything
 * but amended qualifiers, #pragma amendment, and the flavors of qualifier declarations, which are written at each use
 * instead. An array size becomes the qualifier MAX, and an integer beyond 32 bits a string. Splitting it again gives
 * the same text.
 */
void split_neutral(const struct cim_unit *unit, struct buffer *out);

/*
 * Appends the language half in the same form: for each namespace of the unit the child namespace of the locale, a text
 * for which cim_is_locale() holds, and in it each class with an amended qualifier, reduced to these. A namespace is
 * named as the master does; by its full path where it is relative or the start of a unit that names others as well;
 * and not at all where the master has no pragma for one.
 */
void split_language(const struct cim_unit *unit, struct text locale, struct buffer *out);

/* Appends text as the bytes of a file such as mofcomp writes: UTF-16LE with its mark. */
void split_encode(struct text text, struct buffer *out);

#endif
