/* SPDX-License-Identifier: MIT */
/* Renders diagnostics as text: one function per format, each appending a sorted sink to a buffer. */
#ifndef MOFKIT_DIAG_RENDER_H
#define MOFKIT_DIAG_RENDER_H

#include "base/buffer.h"
#include "diag/diag.h"

/* A row of renderers.def. */
struct renderer {
	const char *name;                                           /* of --format */
	void (*render)(struct diag_sink *sink, struct buffer *out); /* NULL if this build lacks the library */
	const char *needs;                                          /* the library that it needs, NULL if none */
	size_t per_code; /* for diag_limit, unless the user gives another number */
	const char *description;
};

/* The format with this name, or NULL. Static. */
const struct renderer *render_find(const char *name);

/* The i-th format; NULL after the last. */
const struct renderer *render_at(size_t index);

/*
 * file:line:col: error: message [MOF120 class-without-key], the quoted line with carets, notes and help. Colours are
 * ECMA-48. Ends with a line that counts errors and warnings if there are any.
 */
void render_text(struct diag_sink *sink, bool color, struct buffer *out);

/*
 * mofkit's own JSON. Every member is always present; absent values are null, 0 or [].
 *
 *   {
 *     "version": 1,                          changed when a member changes its meaning, not when one is added
 *     "diagnostics": [
 *       {
 *         "code": "MOF120", "name": "class-without-key",
 *         "severity": "error",               or "warning", "note": with --strict taken into account
 *         "hresult": "0x80041089",           the code that Windows returns, or null
 *         "score": 0.0,                      security severity up to 10.0, 0.0 without a security risk
 *         "message": "...",
 *         "help": "...",                     or null
 *         LOCATION,
 *         "notes": [{"message": "...", LOCATION}, ...],
 *         "fixes": [{"edits": [{LOCATION, "text": "..."}, ...]}]
 *       }, ...
 *     ],
 *     "counts": {"error": 1, "warning": 0, "note": 0, "not_shown": 0}
 *   }
 *
 * LOCATION: "file", "line", "column", "end_line", "end_column", "source", "offset", "end_offset"; all null for what
 * has no location. Lines and columns count from 1, columns in code points; the end is after the last character.
 * "file" and the lines follow #line markers. "source" is the file that was read, and the offsets count bytes from
 * 0 in its text as UTF-8, without a byte order mark: in a UTF-8 file without one they are offsets in the file.
 * An edit replaces the text of its location, an empty location inserts. Edits of a fix belong together and all refer to
 * the unchanged text. A fix whose text has a lone surrogate is left out; elsewhere that becomes U+FFFD. "counts"
 * holds all reports, "not_shown" how many of them are not in the list. The list is in the order of the sink.
 */
void render_json(struct diag_sink *sink, struct buffer *out);

/*
 * SARIF 2.1.0. The rules are the codes that occur. Findings without a location are notifications of the run, since code
 * scanners refuse results without one. Fixes in files with #line markers are left out.
 */
void render_sarif(struct diag_sink *sink, struct buffer *out);

/*
 * JUnit: a suite per source, a case per finding, named by code and location. Errors and warnings fail, notes pass.
 * Without findings there is one case that passes, since test runners treat an empty report as a failure.
 */
void render_junit(struct diag_sink *sink, struct buffer *out);

/* DiagnosticResult of reviewdog; columns are bytes of UTF-8, the edits of a fix are joined into one suggestion. */
void render_rdjson(struct diag_sink *sink, struct buffer *out);

/* file:line:col: error: message [MOF120], one line each, as gcc prints. */
void render_gcc(struct diag_sink *sink, struct buffer *out);

/* ::error file=..,line=..,col=..,title=MOF120 class-without-key::message, the workflow commands of GitHub Actions. */
void render_github(struct diag_sink *sink, struct buffer *out);

/* file(line,col): error MOF120: message, as Visual Studio and MSBuild read it. */
void render_msvs(struct diag_sink *sink, struct buffer *out);

/* file (line): error SYNTAX 0X8004400c: message, as mofcomp prints (mof-language 6.4). Notes are left out. */
void render_mofcomp(struct diag_sink *sink, struct buffer *out);

/* A line for each code that was reported, the most frequent first; hidden and dropped reports are counted, too. */
void render_statistics(struct diag_sink *sink, struct buffer *out);

/* The explanation of a code, for `mof explain`. */
void render_explanation(enum diag_code code, bool color, struct buffer *out);

#endif
