/* SPDX-License-Identifier: MIT */
/* What units do to the security of namespaces: which they create or touch, encryption, descriptors. */
#ifndef MOFKIT_ACCESS_NAMESPACES_H
#define MOFKIT_ACCESS_NAMESPACES_H

#include "base/buffer.h"
#include "diag/diag.h"
#include "model/unit.h"
#include "security/sddl.h"

/* RequiresEncryption of a namespace, as far as the files say. */
enum access_encryption {
	ACCESS_ENCRYPTION_UNKNOWN,              /* nothing sets or clears it */
	ACCESS_ENCRYPTION_REQUIRED,
	ACCESS_ENCRYPTION_CLEARED,
};

/* One NamespaceSecuritySDDL. */
struct access_descriptor {
	struct access_descriptor *next;
	struct text sddl;                       /* as written, escapes decoded */
	struct span span;                       /* of the literal */
	const struct sd_descriptor *descriptor; /* NULL when the text can't be read; the sink says why */
};

struct access_namespace {
	struct access_namespace *next;
	const char *path;                       /* "root\MyNamespace", in its first spelling */
	struct span first_use;
	bool is_created;
	struct span created_at;                 /* the instance of __Namespace */
	enum access_encryption encryption;      /* as the last statement leaves it */
	struct span encryption_at;
	struct access_descriptor *descriptors, **last_descriptor;       /* in the order of the files */
};

struct access_report {
	struct arena arena;
	struct access_namespace *namespaces, **last;    /* in the order of first use */
	struct map by_path;                     /* interned path -> struct access_namespace */
	struct names paths;
};

/*
 * Collects the report of some units in their order. Qualifiers that say something about security where it has no
 * effect, and descriptors that can't be read or are dangerous by themselves, are reported to the sink
 * (mof-language 5.5, rule catalogue NSS). The report refers to the units. Free with access_report_free.
 */
void access_report_make(const struct cim_unit *const *units, size_t count, struct diag_sink *sink,
			struct access_report *report);
void access_report_free(struct access_report *report);

/* The report as text for people, and as JSON (false where mofkit was built without it). */
void access_report_text(const struct access_report *report, struct buffer *out);
bool access_report_json(const struct access_report *report, struct buffer *out);

/* Appends MOF that makes a namespace demand encrypted connections; `path` is checked already. */
void access_generate(const char *path, struct buffer *out);

#endif
