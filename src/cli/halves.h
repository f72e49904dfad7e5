/* SPDX-License-Identifier: MIT */
/* The two files of a localized MOF: what mof localize and mofcomp share. */
#ifndef MOFKIT_CLI_HALVES_H
#define MOFKIT_CLI_HALVES_H

#include "base/buffer.h"
#include "base/text.h"
#include "compile/compile.h"

/* `named` if it is not NULL, else the locale of #pragma amendment in the first file; empty when there is neither. */
struct text cli_locale(const struct compilation *compilation, const char *named);

/*
 * Splits the first file by locale and writes the language-neutral and the localized file; NULL is not written. False
 * after a message.
 */
bool cli_split(const struct compilation *compilation, struct text locale, const char *neutral, const char *localized);

/* Writes text as a file in UTF-16; false after a message. */
bool cli_write_unicode(const char *path, const struct buffer *text);

#endif
