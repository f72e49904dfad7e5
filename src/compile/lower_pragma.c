/* SPDX-License-Identifier: MIT */
/* Directives (mof-language 2.4): they apply to everything that follows. */
#include <stdlib.h>
#include <string.h>

#include "base/nearest.h"
#include "compile/include.h"
#include "compile/lower.h"
#include "model/namespace.h"

enum { MAX_NAMESPACE = 4096 };

/* The arguments of one pragma, lowered. */
struct pragma {
	struct lowering *lowering;
	const struct tree_declaration *tree;
	struct span span;
	const struct tree_value *first;
	struct text text; /* of the first argument, if that is a string */
};

static bool is_one_string(const struct pragma *pragma)
{
	return pragma->first && pragma->first->kind == TREE_STRING && pragma->first->next == NULL;
}

/* Each relative path is joined with the ones before it, and a hostile file may have one per line. */
static bool is_too_long(struct pragma *pragma, const struct cim_namespace_path *path, struct span span)
{
	struct lowering *lowering = pragma->lowering;

	if (!path->is_relative || strlen(lowering->where->path) + path->path.length <= MAX_NAMESPACE)
		return false;
	diag_report(lowering->sink, MOF519, span,
		    "namespace path is longer than %d characters with the namespaces before it", MAX_NAMESPACE);
	return true;
}

/* Forms that not every compiler accepts; '/' separates namespaces in DMTF's MOF (DSP0004 annex A, DSP0207). */
static void check_separators(struct lowering *lowering, const struct cim_namespace_path *path, struct span span)
{
	if (path->has_slashes && lowering->unit->dialect == CIM_WMI)
		diag_report(lowering->sink, MOF104, span, "forward slashes in a namespace path are not portable");
	if (path->has_single_separator && lowering->unit->dialect == CIM_WMI)
		diag_report(
			lowering->sink, MOF104, span,
			"namespace path begins with a single separator; its full form begins with '\\\\\\\\.\\\\root'");
}

/* ---- namespace paths that are not quoted, or not escaped ---- */

static bool is_separator(char byte)
{
	return byte == '\\' || byte == '/';
}

/* The first backslash of a literal that begins no pair of them; NULL if there is none. */
static const char *single_backslash(struct text raw)
{
	for (size_t at = 0; at < raw.length; at++) {
		if (raw.bytes[at] != '\\')
			continue;
		if (at + 1 == raw.length || raw.bytes[at + 1] != '\\')
			return raw.bytes + at;
		at++;
	}
	return NULL;
}

/* The path that was meant, as a literal: its elements, joined by escaped backslashes. A full path gets a server. */
static void correct_path(struct text raw, struct buffer *out)
{
	size_t at = 0;

	while (at < raw.length && is_separator(raw.bytes[at]))
		at++;
	raw = (struct text){raw.bytes + at, raw.length - at};
	if (raw.length >= 4 && text_same_name((struct text){raw.bytes, 4}, text_of("root")) &&
	    (raw.length == 4 || is_separator(raw.bytes[4])))
		buffer_put_text(out, "\\\\\\\\.\\\\");
	else if (at > 0)
		buffer_put_text(out, "\\\\\\\\");
	for (at = 0; at < raw.length; at++) {
		if (!is_separator(raw.bytes[at]) && raw.bytes[at] != '"')
			buffer_put_byte(out, (uint8_t)raw.bytes[at]);
		else if (raw.bytes[at] != '"' && at + 1 < raw.length && !is_separator(raw.bytes[at + 1]))
			buffer_put_text(out, "\\\\");
	}
}

/* Decodes a corrected path, in which every backslash is doubled, into the unit. */
static struct text decode_path(struct lowering *lowering, struct text corrected)
{
	char *path = arena_take(&lowering->unit->arena, corrected.length + 1);
	size_t length = 0;

	for (size_t at = 0; at < corrected.length; at++) {
		path[length++] = corrected.bytes[at];
		at += corrected.bytes[at] == '\\';
	}
	path[length] = 0;
	return (struct text){path, length};
}

static struct diagnostic *report_backslash(struct pragma *pragma, const char *backslash)
{
	struct lowering *lowering = pragma->lowering;
	const struct source *source = lowering->tree->tokens.source;
	uint32_t begin = (uint32_t)(backslash - source->text);
	struct span span = {source, begin, begin + 1 + (is_separator(backslash[1]) || backslash[1] != '"')};
	const char *name = lower_escape_name(backslash[1]);
	struct cim_namespace_path path;
	const char *error = cim_namespace_parse(&lowering->unit->arena, pragma->text, &path);
	struct diagnostic *diagnostic;

	if (name)
		return diag_report(lowering->sink, MOF519, span, "'\\%c' in a namespace path is a %s", backslash[1],
				   name);
	if (error)
		return diag_report(lowering->sink, MOF519, lower_span(lowering, pragma->first->range),
				   "invalid namespace path: it %s", error);
	diagnostic = diag_report(lowering->sink, MOF110, span, "single backslash in a namespace path");
	if (lowering->unit->dialect != CIM_WMI)
		diag_set_severity(lowering->sink, diagnostic, SEVERITY_ERROR);
	return diagnostic;
}

/* Reports a path that lacks its quotes, or some of its backslashes; it is treated as the one that was meant. */
static void repair_path(struct pragma *pragma)
{
	struct lowering *lowering = pragma->lowering;
	const struct tokens *tokens = &lowering->tree->tokens;
	const struct tree_value *first = pragma->first;
	bool is_word = first->kind == TREE_WORD;
	struct text raw = is_word ? token_text(tokens, first->range.first) : token_unquoted(tokens, first->range.first);
	const char *backslash = is_word ? NULL : single_backslash(raw);
	struct span span = lower_span(lowering, first->range);
	struct diagnostic *diagnostic;
	struct buffer corrected = {0};

	if (first->range.first != first->range.last || (!is_word && backslash == NULL))
		return;
	buffer_put_byte(&corrected, '"');
	correct_path(raw, &corrected);
	buffer_put_byte(&corrected, '"');
	diagnostic = is_word ? diag_report(lowering->sink, MOF519, span, "namespace path is not in double quotes")
			     : report_backslash(pragma, backslash);
	diag_set_help(lowering->sink, diagnostic, "write #pragma namespace(%s)", buffer_text(&corrected));
	diag_add_edit(lowering->sink, diagnostic, span, buffer_text(&corrected));
	if (diagnostic->code == MOF519)
		pragma->text = decode_path(lowering, (struct text){buffer_text(&corrected) + 1, corrected.size - 2});
	buffer_free(&corrected);
}

static void lower_namespace(struct pragma *pragma)
{
	struct lowering *lowering = pragma->lowering;
	struct arena *arena = &lowering->unit->arena;
	struct cim_namespace_path path;
	struct cim_namespace *where;
	const char *error;
	struct span span;

	if (pragma->first && pragma->first->next == NULL && pragma->first->kind != TREE_INTEGER)
		repair_path(pragma);
	if (pragma->text.bytes == NULL || pragma->first->next) {
		diag_report(lowering->sink, MOF519, pragma->span, "#pragma namespace needs one string, the path");
		return;
	}
	span = lower_span(lowering, pragma->first->range);
	error = cim_namespace_parse(arena, pragma->text, &path);
	if (error) {
		diag_report(lowering->sink, MOF519, span, "invalid namespace path: it %s", error);
		return;
	}
	if (path.server.length > 0 && !text_equal(path.server, text_of("."))) {
		struct diagnostic *diagnostic =
			diag_report(lowering->sink, MOF528, span, "namespace is on another computer, '%.*s'",
				    (int)path.server.length, path.server.bytes);
		diag_set_help(lowering->sink, diagnostic, "name the local computer: \\\\\\\\.\\\\%s",
			      "root\\\\..., and compile the file there");
	}
	if (is_too_long(pragma, &path, span))
		return;
	check_separators(lowering, &path, span);
	where = arena_alloc(arena, sizeof *where);
	where->written = pragma->text;
	where->path = cim_namespace_join(arena, lowering->where->path, &path);
	where->span = span;
	where->is_inferred = path.is_relative;
	where->parent = path.is_relative ? lowering->where : NULL;
	lower_enter(lowering, where);
}

static uint32_t flag_word(struct text word, bool of_class)
{
	static const struct {
		const char *word;
		uint32_t flag;
		bool of_class;
	} flags[] = {
		{"updateonly", CIM_UPDATE_ONLY, false},
		{"createonly", CIM_CREATE_ONLY, false},
		{"safeupdate", CIM_SAFE_UPDATE, true},
		{"forceupdate", CIM_FORCE_UPDATE, true},
	};

	for (size_t i = 0; i < sizeof flags / sizeof *flags; i++)
		if (text_same_name(word, text_of(flags[i].word)) && (of_class || !flags[i].of_class))
			return flags[i].flag;
	return 0;
}

/* Combines strings and integers; false, after a report, if one is not a flag. */
static bool lower_flags(struct pragma *pragma, bool of_class, uint32_t *mask)
{
	const uint32_t all = CIM_UPDATE_ONLY | CIM_CREATE_ONLY | (of_class ? CIM_SAFE_UPDATE | CIM_FORCE_UPDATE : 0);
	struct lowering *lowering = pragma->lowering;

	*mask = 0;
	for (const struct tree_value *argument = pragma->first; argument; argument = argument->next) {
		struct cim_value value;
		uint32_t flag = 0;
		bool good;

		lower_value(lowering, argument, &value);
		if (argument->kind == TREE_INTEGER) {
			good = !value.integer.negative && (value.integer.magnitude & ~(uint64_t)all) == 0;
			flag = (uint32_t)value.integer.magnitude;
		} else {
			flag = flag_word(value.string, of_class);
			good = argument->kind == TREE_STRING && flag != 0;
		}
		if (!good) {
			diag_report(lowering->sink, MOF540, value.span, "invalid flag for #pragma %s",
				    of_class ? "classflags" : "instanceflags");
			return false;
		}
		*mask |= flag;
	}
	if (pragma->first == NULL)
		diag_report(lowering->sink, MOF540, pragma->span, "#pragma %s needs a flag",
			    of_class ? "classflags" : "instanceflags");
	return pragma->first != NULL;
}

static void lower_class_flags(struct pragma *pragma)
{
	uint32_t mask;

	if (lower_flags(pragma, true, &mask))
		pragma->lowering->class_flags = mask;
}

static void lower_instance_flags(struct pragma *pragma)
{
	uint32_t mask;

	if (!lower_flags(pragma, false, &mask))
		return;
	pragma->lowering->instance_flags = mask;
	pragma->lowering->has_instance_flags = true;
}

static void lower_delete(struct pragma *pragma, enum cim_operation_kind kind, enum diag_code code, const char *what)
{
	struct lowering *lowering = pragma->lowering;
	const struct tree_value *mode = pragma->first ? pragma->first->next : NULL;
	struct text word = {0};
	struct cim_operation *operation;

	if (mode && mode->kind == TREE_WORD)
		word = token_text(&lowering->tree->tokens, mode->range.first);
	if (pragma->first == NULL || pragma->first->kind != TREE_STRING || pragma->text.length == 0 || mode == NULL ||
	    mode->next || (!text_same_name(word, text_of("fail")) && !text_same_name(word, text_of("nofail")))) {
		diag_report(lowering->sink, code, pragma->span, "expected #pragma %s, FAIL) or NOFAIL", what);
		return;
	}
	operation = cim_unit_add_operation(lowering->unit);
	operation->kind = kind;
	operation->span = pragma->span;
	operation->where = lowering->where;
	operation->deleted.path = pragma->text;
	operation->deleted.must_exist = text_same_name(word, text_of("fail"));
}

static void lower_delete_class(struct pragma *pragma)
{
	lower_delete(pragma, CIM_DELETE_CLASS, MOF549, "deleteclass(\"class\"");
}

static void lower_delete_instance(struct pragma *pragma)
{
	lower_delete(pragma, CIM_DELETE_INSTANCE, MOF544, "deleteinstance(\"path\"");
}

static void lower_remark(struct pragma *pragma)
{
	struct cim_remark *remark = cim_unit_add_remark(pragma->lowering->unit);

	remark->name = lower_name(pragma->lowering, pragma->tree->name);
	remark->span = pragma->span;
	remark->argument = pragma->text;
	remark->where = pragma->lowering->where;
}

static void lower_amendment(struct pragma *pragma)
{
	struct lowering *lowering = pragma->lowering;

	if (!is_one_string(pragma) || !cim_is_locale(pragma->text)) {
		diag_report(lowering->sink, MOF516, pragma->span,
			    "#pragma amendment needs a locale, for example \"MS_409\"");
	} else if (lowering->amendment.source) {
		struct diagnostic *diagnostic =
			diag_report(lowering->sink, MOF517, pragma->span, "duplicate #pragma amendment");
		diag_add_note(lowering->sink, diagnostic, lowering->amendment, "first given here");
	} else {
		lowering->amendment = pragma->span;
		lower_remark(pragma);
	}
}

/* An include that is not followed stays as a remark: its declarations are unknown. */
static void take_include(struct lowering *lowering, struct span span, struct text file)
{
	struct cim_remark *remark;

	if (file.length == 0)
		diag_report(lowering->sink, MOF548, span, "#include without a file name");
	else if (lowering->compilation && include_follow(lowering->compilation, lowering, file, span))
		return;
	remark = cim_unit_add_remark(lowering->unit);
	remark->name = names_of(lowering->names, "include");
	remark->span = span;
	remark->where = lowering->where;
	remark->argument = file;
}

static void lower_pragma_include(struct pragma *pragma)
{
	take_include(pragma->lowering, pragma->span, is_one_string(pragma) ? pragma->text : (struct text){0});
}

static const struct {
	const char *name;
	void (*lower)(struct pragma *pragma);
	bool is_wmi; /* DMTF does not define it */
} pragmas[] = {
	{"amendment", lower_amendment, true},
	{"autorecover", lower_remark, true},
	{"classflags", lower_class_flags, true},
	{"deleteclass", lower_delete_class, true},
	{"deleteinstance", lower_delete_instance, true},
	{"include", lower_pragma_include, false},
	{"instanceflags", lower_instance_flags, true},
	{"instancelocale", lower_remark, false},
	{"locale", lower_remark, false},
	{"namespace", lower_namespace, false},
	{"nonlocal", lower_remark, false},
	{"nonlocaltype", lower_remark, false},
	{"source", lower_remark, false},
	{"sourcetype", lower_remark, false},
};

enum { PRAGMA_COUNT = sizeof pragmas / sizeof *pragmas };

/* DMTF: unknown pragmas are reported and ignored. */
static void ignore_unknown(struct pragma *pragma)
{
	struct text name = token_text(&pragma->lowering->tree->tokens, pragma->tree->name);

	diag_report(pragma->lowering->sink, MOF881, lower_token_span(pragma->lowering, pragma->tree->name),
		    "'%.*s' is not a pragma of DMTF's MOF and is ignored", (int)name.length, name.bytes);
}

static void report_unknown(struct pragma *pragma)
{
	struct lowering *lowering = pragma->lowering;
	struct text name = token_text(&lowering->tree->tokens, pragma->tree->name);
	struct span span = lower_token_span(lowering, pragma->tree->name);
	struct diagnostic *diagnostic =
		diag_report(lowering->sink, MOF010, span, "unknown pragma '%.*s'", (int)name.length, name.bytes);
	struct nearest nearest = nearest_start(name);

	for (size_t i = 0; i < PRAGMA_COUNT; i++)
		nearest_offer(&nearest, pragmas[i].name);
	if (nearest.name == NULL)
		return;
	diag_set_help(lowering->sink, diagnostic, "did you mean '%s'?", nearest.name);
	diag_suggest_edit(lowering->sink, diagnostic, span, nearest.name);
}

/* A compiler directive of DMTF has one string in parentheses; one that is not known is reported and ignored (2.2). */
static void lower_dmtf_pragma(struct pragma *pragma, size_t known)
{
	struct text name = token_text(&pragma->lowering->tree->tokens, pragma->tree->name);
	bool deletes = text_same_name(name, text_of("deleteclass")) || text_same_name(name, text_of("deleteinstance"));

	if (!deletes && !is_one_string(pragma))
		diag_report(pragma->lowering->sink, MOF882, pragma->span,
			    "#pragma %.*s needs one string in parentheses in DMTF's MOF", (int)name.length, name.bytes);
	else if (known == PRAGMA_COUNT || (pragmas[known].is_wmi && !deletes))
		ignore_unknown(pragma);
	else
		pragmas[known].lower(pragma);
}

void lower_pragma(struct lowering *lowering, const struct tree_declaration *tree)
{
	struct text name = token_text(&lowering->tree->tokens, tree->name);
	struct pragma pragma = {lowering, tree, lower_span(lowering, tree->range), tree->arguments, {0}};
	size_t i = 0;

	if (pragma.first && pragma.first->kind == TREE_STRING)
		pragma.text = text_same_name(name, text_of("namespace"))
				      ? lower_string_unchecked(lowering, pragma.first->range)
				      : lower_string(lowering, pragma.first->range);
	while (i < PRAGMA_COUNT && !text_same_name(name, text_of(pragmas[i].name)))
		i++;
	if (lowering->unit->dialect == CIM_DMTF)
		lower_dmtf_pragma(&pragma, i);
	else if (i < PRAGMA_COUNT)
		pragmas[i].lower(&pragma);
	else
		report_unknown(&pragma);
}

/* #include: backslashes in the path are not escapes. */
void lower_include(struct lowering *lowering, const struct tree_declaration *tree)
{
	struct text literal = token_text(&lowering->tree->tokens, tree->arguments->range.first);

	if (lowering->unit->dialect == CIM_DMTF)
		diag_report(lowering->sink, MOF882, lower_span(lowering, tree->range),
			    "DMTF's MOF includes a file with #pragma include");
	take_include(lowering, lower_span(lowering, tree->range),
		     (struct text){literal.bytes + 1, literal.length > 1 ? literal.length - 2 : 0});
}
