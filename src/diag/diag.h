/* SPDX-License-Identifier: MIT */
/* Diagnostics are records: every stage reports into a sink; the command line sorts and renders them. */
#ifndef MOFKIT_DIAG_DIAG_H
#define MOFKIT_DIAG_DIAG_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/source.h"
#include "diag/code_ids.h"

enum severity { SEVERITY_NOTE, SEVERITY_WARNING, SEVERITY_ERROR };

/* The properties of a code: a row of codes.def or rules.def. */
struct diag_info {
	const char *id;   /* "MOF120" */
	const char *name; /* "class-without-key" */
	enum severity severity;
	bool doubtful;    /* an error with --strict */
	uint32_t hresult; /* the WBEM code that Windows gives, 0 when it gives none */
	double score;     /* security severity of 0.1 to 10 (CVSS scale), 0 when no risk */
	const char *title;
	const char *explanation; /* what happens, and why it matters */
	const char *fix;
	const char *source; /* citations for diag/cite.h */
};

struct diag_note {
	struct diag_note *next;
	struct span span; /* without a source: no location */
	const char *message;
};

/* Replaces the text of the span; an empty span inserts. */
struct diag_edit {
	struct diag_edit *next;
	struct span span;
	const char *text;
};

struct diagnostic {
	enum diag_code code;
	enum severity severity;
	struct span span;
	const char *message;
	const char *help; /* how to fix it; NULL if the message is enough */
	struct diag_note *notes, **last_note;
	struct diag_edit *edits, **last_edit;
	bool is_suggestion; /* the edits are a guess at what was meant: people decide on them, mof lint --fix does not */
};

enum {
	DIAG_LIMIT = 10000,        /* reports that one sink keeps; the rest are counted */
	DIAG_TEXT_LIMIT = 1 << 26, /* bytes of their messages, after which they are cut: names may be huge */
};

/* What every stage reports into. One sink serves one thread at a time. */
struct diag_sink {
	struct arena arena; /* owns diagnostics and their texts */
	struct diagnostic **items;
	size_t count, capacity;
	size_t text_size;                       /* of all messages, before they are cut */
	size_t dropped;                         /* number of reports beyond the limits */
	size_t by_severity[SEVERITY_ERROR + 1]; /* dropped and hidden ones included, as in by_code */
	size_t by_code[DIAG_CODE_COUNT];
	bool strict;             /* DOUBTFUL severities of codes.def are errors */
	bool verbose;            /* notes on how an output was made are reported, too */
	const char *subject;     /* the file that reports without a location are about, for their messages; or NULL */
	struct diagnostic spare; /* receives reports that are dropped */
};

void diag_sink_init(struct diag_sink *sink);
void diag_sink_free(struct diag_sink *sink);

/* The row of a code. Static. */
const struct diag_info *diag_info(enum diag_code code);

/* The severity of the reports of a code in this sink. */
enum severity diag_severity(const struct diag_sink *sink, enum diag_code code);

/* The code with this id ("MOF120", any case) or name ("class-without-key"); DIAG_CODE_COUNT if there is none. */
enum diag_code diag_find_code(const char *text);

/*
 * Reports a finding with its code's severity. The result belongs to the sink; notes, help and a fix may be added until
 * the next report, and are ignored if the report was dropped. A message is cut at MAX_MESSAGE bytes.
 */
struct diagnostic *diag_report(struct diag_sink *sink, enum diag_code code, struct span span, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

/* Changes the severity of the latest report: what one dialect allows, another refuses. */
void diag_set_severity(struct diag_sink *sink, struct diagnostic *diagnostic, enum severity severity);

void diag_add_note(struct diag_sink *sink, struct diagnostic *diagnostic, struct span span, const char *format, ...)
	__attribute__((format(printf, 4, 5)));

void diag_set_help(struct diag_sink *sink, struct diagnostic *diagnostic, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/* Adds one edit to the fix: replaces the span by the text. */
void diag_add_edit(struct diag_sink *sink, struct diagnostic *diagnostic, struct span span, const char *text);

/* The same for a fix that is a guess, such as the nearest name that exists. */
void diag_suggest_edit(struct diag_sink *sink, struct diagnostic *diagnostic, struct span span, const char *text);

/* Moves all reports of another sink into this one, counts included, and frees the other. */
void diag_take_over(struct diag_sink *sink, struct diag_sink *other);

/*
 * Sorts the diagnostics for output: by source->order and offset, those without a location last; reports of one location
 * keep their order.
 */
void diag_sort(struct diag_sink *sink);

/* Drops duplicates: reports about one location of a file that was read several times, as an included file may be. */
void diag_drop_repeats(struct diag_sink *sink);

/* Removes the diagnostics for which `keep` is false, counts included; asks in their order. */
void diag_keep(struct diag_sink *sink, bool (*keep)(const struct diagnostic *diagnostic, void *context), void *context);

/*
 * Keeps the first `per_code` diagnostics of each code and adds one MOF809 for each code that had more; 0 keeps all. The
 * sink must be sorted; hidden reports stay counted. Call it once, before rendering.
 */
void diag_limit(struct diag_sink *sink, size_t per_code);

/* A MOF809 that tells how many reports the sink could not keep; NULL if it kept all. It belongs to the sink. */
const struct diagnostic *diag_overflow(struct diag_sink *sink);

/* "error", "warning", "note". */
const char *severity_name(enum severity severity);

#endif
