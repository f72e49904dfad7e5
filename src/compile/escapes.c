/* SPDX-License-Identifier: MIT */
/* Reports backslashes in string literals that were not meant as escapes: in paths, and before other letters. */
#include <string.h>

#include "compile/lower.h"
#include "model/literal.h"

enum { MAX_SHOWN = 80 };

/* The single backslashes of a literal, as far as they were not meant as escapes. */
struct backslashes {
	struct text literal; /* between its quotes, as spelled */
	bool is_path;        /* looks like one: then escapes that are letters or digits count as well */
	const char *first;   /* the first one; NULL if there is none */
	const char *unknown; /* the first that begins no escape */
	unsigned unknown_count;
};

static bool is_letter(char byte)
{
	return text_fold(byte) >= 'a' && text_fold(byte) <= 'z';
}

static bool is_word(char byte)
{
	return is_letter(byte) || (byte >= '0' && byte <= '9') || strchr("_-.", byte);
}

/* The length of the name of a server after two backslashes at the beginning of a literal; 0 if there is none. */
static size_t server_length(struct text literal)
{
	size_t at = 2;

	if (literal.length < 5 || memcmp(literal.bytes, "\\\\", 2) != 0)
		return 0;
	while (at < literal.length && is_word(literal.bytes[at]))
		at++;
	return at < literal.length && literal.bytes[at] == '\\' && (at > 3 || literal.bytes[2] == '.') ? at - 2 : 0;
}

/* A drive, a server, a variable or a key of the registry at the beginning, with a backslash after it. */
static bool looks_like_path(struct text literal)
{
	static const char *const roots[] = {"HKLM",         "HKCU",     "HKEY_LOCAL_MACHINE", "HKEY_CURRENT_USER",
					    "%SystemRoot%", "%windir%", "%ProgramFiles%",     "%ProgramData%",
					    "%TEMP%"};
	const char *text = literal.bytes;

	if (literal.length > 3 && is_letter(text[0]) && text[1] == ':' && text[2] == '\\')
		return true;
	if (server_length(literal) > 0 || (literal.length > 5 && memcmp(text, "\\\\\\\\", 4) == 0))
		return true;
	for (size_t i = 0; i < sizeof roots / sizeof *roots; i++) {
		struct text root = text_of(roots[i]);

		if (literal.length > root.length && text[root.length] == '\\' &&
		    text_same_name((struct text){text, root.length}, root))
			return true;
	}
	return false;
}

/* Whether an escape was meant as a backslash and a letter of a path: a name goes on after it. */
static bool is_meant_as_path(struct text rest, size_t length)
{
	enum { SHORT_CODE = sizeof "\\xA" - 1 }; /* C:\xampp; a code of more digits is meant to be one */

	if (strchr("\"'\\", rest.bytes[1]) || length == rest.length)
		return false;
	if (text_fold(rest.bytes[1]) == 'x')
		return length <= SHORT_CODE;
	return is_word(rest.bytes[length]) || rest.bytes[length] == '\\';
}

static bool is_line_end(struct text rest)
{
	return rest.length >= 4 && memcmp(rest.bytes, "\\r\\n", 4) == 0;
}

/*
 * The next backslash of the literal from *at on that was not meant as an escape; NULL at the end. *at is moved behind
 * it.
 */
static const char *next_backslash(const struct backslashes *found, size_t *at, bool *is_unknown)
{
	while (*at < found->literal.length) {
		struct text rest = {found->literal.bytes + *at, found->literal.length - *at};
		const char *backslash = memchr(rest.bytes, '\\', rest.length);
		size_t length;
		uint16_t unit;

		if (backslash == NULL)
			return NULL;
		rest = (struct text){backslash, rest.length - (size_t)(backslash - rest.bytes)};
		length = cim_escape_decode(rest.bytes, rest.length, &unit);
		*is_unknown = length == 0;
		*at = (size_t)(backslash - found->literal.bytes) + (length > 0 ? length : 1);
		if (is_line_end(rest))
			*at += length;
		else if (length == 0 || (found->is_path && is_meant_as_path(rest, length)))
			return backslash;
	}
	return NULL;
}

static void find_backslashes(struct backslashes *found)
{
	const char *backslash;
	bool is_unknown;
	size_t at = 0;

	while ((backslash = next_backslash(found, &at, &is_unknown)) != NULL) {
		if (found->first == NULL)
			found->first = backslash;
		if (is_unknown && found->unknown == NULL)
			found->unknown = backslash;
		found->unknown_count += is_unknown;
	}
}

const char *lower_escape_name(char letter)
{
	static const char letters[] = "btnfr";
	static const char *const names[] = {"backspace", "tab", "line feed", "form feed", "carriage return"};
	const char *found = letter ? strchr(letters, letter) : NULL;

	return found ? names[found - letters] : NULL;
}

/* The backslash and the letter after it. */
static struct span escape_span(const struct source *source, const char *escape, struct text literal)
{
	uint32_t begin = (uint32_t)(escape - source->text), character;
	size_t left = (size_t)(literal.bytes + literal.length - escape);
	size_t size = left > 1 ? wtf8_decode(escape + 1, left - 1, &character) : 0;

	return (struct span){source, begin, begin + 1 + (uint32_t)size};
}

/*
 * The literal with every backslash of it doubled that was not meant as an escape. Returns whether its value changes: WMI
 * keeps the backslash of an unknown escape, but an escape in a path is only unlikely.
 */
static bool correct(const struct backslashes *found, struct buffer *out)
{
	const char *backslash, *from = found->literal.bytes;
	bool is_unknown, is_other = server_length(found->literal) > 0;
	size_t at = 0;

	/* The two backslashes of a server are one that was escaped. */
	if (server_length(found->literal) > 0)
		buffer_put_text(out, "\\\\");
	while ((backslash = next_backslash(found, &at, &is_unknown)) != NULL) {
		buffer_put(out, from, (size_t)(backslash - from));
		buffer_put_text(out, "\\");
		from = backslash;
		is_other |= !is_unknown;
	}
	buffer_put(out, from, (size_t)(found->literal.bytes + found->literal.length - from));
	return is_other;
}

static void suggest(struct lowering *lowering, struct diagnostic *diagnostic, const struct backslashes *found)
{
	const struct source *source = lowering->tree->tokens.source;
	uint32_t begin = (uint32_t)(found->literal.bytes - source->text);
	struct span inside = {source, begin, begin + (uint32_t)found->literal.length};
	struct buffer corrected = {0};
	bool is_other = correct(found, &corrected);

	if (corrected.size <= MAX_SHOWN)
		diag_set_help(lowering->sink, diagnostic, "write \"%s\"", buffer_text(&corrected));
	else
		diag_set_help(lowering->sink, diagnostic, "write a backslash as '\\\\'");
	(is_other ? diag_suggest_edit : diag_add_edit)(lowering->sink, diagnostic, inside, buffer_text(&corrected));
	buffer_free(&corrected);
}

void lower_check_escapes(struct lowering *lowering, struct text literal)
{
	const struct source *source = lowering->tree->tokens.source;
	struct backslashes found = {.literal = literal, .is_path = looks_like_path(literal)};
	struct diagnostic *diagnostic;
	struct text escape;
	const char *name;

	find_backslashes(&found);
	if (found.first == NULL)
		return;
	escape = span_text(escape_span(source, found.first, literal));
	name = escape.length > 1 ? lower_escape_name(escape.bytes[1]) : NULL;
	if (name) {
		diagnostic =
			diag_report(lowering->sink, MOF110, escape_span(source, found.first, literal),
				    "'%.*s' in what looks like a path is a %s", (int)escape.length, escape.bytes, name);
	} else if (found.first != found.unknown) {
		diagnostic = diag_report(lowering->sink, MOF110, escape_span(source, found.first, literal),
					 "'%.*s' in what looks like a path begins the code of a character",
					 (int)escape.length, escape.bytes);
	} else if (found.unknown_count == 1) {
		diagnostic = diag_report(lowering->sink, MOF110, escape_span(source, found.first, literal),
					 "unknown escape sequence '%.*s'", (int)escape.length, escape.bytes);
	} else {
		diagnostic = diag_report(lowering->sink, MOF110, escape_span(source, found.first, literal),
					 "unknown escape sequence '%.*s', and %u more in this string",
					 (int)escape.length, escape.bytes, found.unknown_count - 1);
	}
	if (found.unknown && lowering->unit->dialect != CIM_WMI)
		diag_set_severity(lowering->sink, diagnostic, SEVERITY_ERROR);
	suggest(lowering, diagnostic, &found);
}
