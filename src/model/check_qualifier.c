/* SPDX-License-Identifier: MIT */
/* Checks qualifier lists: names, values, and the types of qualifiers that WMI itself reads (mof-language 2.5, 5). */
#include <string.h>

#include "base/buffer.h"
#include "base/nearest.h"
#include "model/check.h"

enum { MAX_NAME = 255, SHORT_NAME = 4, MAX_SEARCHED = 1000 };

/* The types of qualifiers.def. */
enum wanted { ANY, BOOLEAN, STRING, STRINGS, TEXTS, INTEGER };

struct known {
	const char *name;
	enum wanted type;
	const char *elements;
	bool is_read; /* by WMI itself */
};

static const struct known known[] = {
#define WMI_QUALIFIER(name, type, elements, flavors) {name, type, elements, true},
#define QUALIFIER(name, type, elements) {name, type, elements, false},
#include "model/qualifiers.def"
};

enum { KNOWN = sizeof known / sizeof *known };

/* Facts that all qualifiers of one name share; a file uses few names, each very often. */
struct qualifier_facts {
	const struct known *known; /* NULL if no table has it */
	const char *similar;       /* the likely intended name then, or NULL */
	unsigned places;           /* 1 << enum cim_element where it is allowed */
	bool is_key, is_cimtype, is_reserved, is_too_long;
	const struct cim_qualifier_declaration *declaration; /* with a type; NULL if the file has none */
	bool is_declared;                                    /* with or without a type */
};

static const struct known *find_known(struct name name)
{
	for (size_t i = 0; i < KNOWN; i++)
		if (text_same_name(text_of(name.folded), text_of(known[i].name)))
			return &known[i];
	return NULL;
}

/* Two neighbouring letters are swapped. */
static bool has_swap(struct text text, struct text name)
{
	size_t at = 0;

	if (text.length != name.length)
		return false;
	while (at + 1 < text.length && text_fold(text.bytes[at]) == text_fold(name.bytes[at]))
		at++;
	return at + 1 < text.length && text_fold(text.bytes[at]) == text_fold(name.bytes[at + 1]) &&
	       text_fold(text.bytes[at + 1]) == text_fold(name.bytes[at]) &&
	       text_same_name((struct text){text.bytes + at + 2, text.length - at - 2},
			      (struct text){name.bytes + at + 2, name.length - at - 2});
}

/* Among names this short another letter makes another word: "Map" is not Max, "Real" is not Read. */
static bool is_other_word(struct text text, const char *name)
{
	return text.length <= SHORT_NAME && text.length == strlen(name) && !has_swap(text, text_of(name));
}

/* Bounded, since a hostile file has many names. */
static const char *find_similar(struct name name, struct cim_checker *checker)
{
	struct text text = text_of(name.folded);
	struct nearest nearest = nearest_start(text);

	if (checker->searched == MAX_SEARCHED)
		return NULL;
	checker->searched++;
	for (size_t i = 0; i < KNOWN; i++)
		if (has_swap(text, text_of(known[i].name)))
			return known[i].name;
		else if (!is_other_word(text, known[i].name))
			nearest_offer(&nearest, known[i].name);
	return nearest.name;
}

/* The letters of qualifiers.def for an element; instances and their assignments may have any qualifier. */
static const char *const letters[] = {
	[CIM_ELEMENT_CLASS] = "cai",        [CIM_ELEMENT_ASSOCIATION] = "ca", [CIM_ELEMENT_INDICATION] = "ci",
	[CIM_ELEMENT_PROPERTY] = "p",       [CIM_ELEMENT_REFERENCE] = "pr",   [CIM_ELEMENT_METHOD] = "m",
	[CIM_ELEMENT_DRIVER_METHOD] = "md", [CIM_ELEMENT_PARAMETER] = "q",    [CIM_ELEMENT_INSTANCE] = NULL,
	[CIM_ELEMENT_ASSIGNMENT] = NULL,
};

/* Misplaced key, encryption and descriptor qualifiers have codes of their own. */
static unsigned places_of(const struct known *row)
{
	unsigned places = 0;

	if (row == NULL || strpbrk(row->elements, "*") || strcmp(row->elements, "n") == 0 ||
	    strcmp(row->name, "Key") == 0)
		return ~0u;
	for (size_t element = 0; element < sizeof letters / sizeof *letters; element++)
		if (letters[element] == NULL || strpbrk(row->elements, letters[element]))
			places |= 1u << element;
	return places;
}

static struct qualifier_facts *facts_of(struct name name, struct cim_checker *checker)
{
	struct qualifier_facts *facts = map_get(&checker->qualifiers, name.folded);

	if (facts)
		return facts;
	facts = arena_alloc(&checker->arena, sizeof *facts);
	facts->known = find_known(name);
	facts->places = places_of(facts->known);
	facts->is_key = name_is(name, "key");
	facts->is_cimtype = name_is(name, "cimtype");
	facts->is_reserved = cim_name_is_reserved(name);
	facts->is_too_long = strlen(name.folded) > MAX_NAME;
	if (facts->known == NULL && !facts->is_too_long)
		facts->similar = find_similar(name, checker);
	map_put(&checker->qualifiers, name.folded, facts);
	return facts;
}

/* ---- declarations ---- */

void cim_note_qualifier_declaration(const struct cim_qualifier_declaration *declaration, struct cim_checker *checker)
{
	struct qualifier_facts *facts = facts_of(declaration->name, checker);

	facts->is_declared = true;
	if (declaration->has_type && (facts->declaration == NULL || checker->declared == NULL))
		facts->declaration = declaration;
}

/* The declaration with a type that holds for the operation at work; NULL if there is none. */
static const struct cim_qualifier_declaration *declaration_of(const struct qualifier_facts *facts, struct name name,
							      const struct cim_checker *checker)
{
	return checker->space ? map_get(&checker->space->declarations, name.folded) : facts->declaration;
}

/* ---- types ---- */

static bool is_of_kind(const struct cim_value *value, enum cim_literal kind)
{
	return value->kind == kind;
}

/* Elements of arrays are checked elsewhere. */
static bool is_array_of(const struct cim_value *value, enum cim_literal kind)
{
	return value->kind == CIM_LITERAL_ARRAY && (value->array.count == 0 || value->array.items[0].kind == kind ||
						    value->array.items[0].kind == CIM_LITERAL_NULL);
}

static bool is_wanted(const struct cim_value *value, enum wanted wanted)
{
	switch (wanted) {
	case BOOLEAN:
		return is_of_kind(value, CIM_LITERAL_BOOLEAN);
	case STRING:
		return is_of_kind(value, CIM_LITERAL_STRING);
	case STRINGS:
		return is_array_of(value, CIM_LITERAL_STRING);
	case TEXTS:
		return is_of_kind(value, CIM_LITERAL_STRING) || is_array_of(value, CIM_LITERAL_STRING);
	case INTEGER:
		return is_of_kind(value, CIM_LITERAL_INTEGER);
	case ANY:
		return true;
	}
	return true;
}

/* TRUE and FALSE in quotes get a fix. */
static void suggest_boolean(const struct cim_qualifier *qualifier, struct diagnostic *diagnostic,
			    struct cim_checker *checker)
{
	for (int truth = 0; truth < 2; truth++) {
		const char *word = truth ? "TRUE" : "FALSE";

		if (!text_same_name(qualifier->value.string, text_of(word)))
			continue;
		diag_set_help(checker->sink, diagnostic, "write %s without quotes", word);
		diag_add_edit(checker->sink, diagnostic, qualifier->value.span, word);
	}
}

/* A qualifier that the file declares with a type is checked by that declaration. */
static void check_type(const struct cim_qualifier *qualifier, const struct qualifier_facts *facts, bool is_declared,
		       struct cim_checker *checker)
{
	static const char *const names[] = {
		[BOOLEAN] = "TRUE or FALSE", [STRING] = "one string",  [STRINGS] = "an array of strings",
		[TEXTS] = "strings",         [INTEGER] = "an integer",
	};
	struct diagnostic *diagnostic;

	if (facts->known == NULL || is_wanted(&qualifier->value, facts->known->type) ||
	    (is_declared && !facts->known->is_read))
		return;
	diagnostic = diag_report(checker->sink, facts->known->is_read ? MOF113 : MOF887, qualifier->value.span,
				 "value of %s must be %s, not %s", qualifier->name.spelling, names[facts->known->type],
				 cim_literal_name(qualifier->value.kind));
	if (facts->known->type == BOOLEAN && qualifier->value.kind == CIM_LITERAL_STRING)
		suggest_boolean(qualifier, diagnostic, checker);
}

/* ---- values ---- */

/* A qualifier holds integers, reals, strings, characters or booleans, or an array of one of them. */
static void check_scalar(const struct cim_qualifier *qualifier, const struct cim_value *value,
			 struct cim_checker *checker)
{
	if (value->kind == CIM_LITERAL_ALIAS)
		diag_report(checker->sink, MOF514, value->span, "qualifier '%s' cannot have an alias as its value",
			    qualifier->name.spelling);
	else if (value->kind == CIM_LITERAL_OBJECT)
		diag_report(checker->sink, MOF507, value->span, "qualifier '%s' cannot have an instance as its value",
			    qualifier->name.spelling);
}

static void check_array(const struct cim_qualifier *qualifier, struct cim_checker *checker)
{
	const struct cim_value *value = &qualifier->value;

	for (size_t i = 0; i < value->array.count; i++) {
		const struct cim_value *element = &value->array.items[i];

		if (element->kind == CIM_LITERAL_NULL)
			diag_report(checker->sink, MOF532, element->span, "'%s' cannot have NULL as an element",
				    qualifier->name.spelling);
		else if (element->kind != value->array.items[0].kind && value->array.items[0].kind != CIM_LITERAL_NULL)
			diag_report(checker->sink, MOF011, element->span,
				    "elements of '%s' have different types: %s among %ss", qualifier->name.spelling,
				    cim_literal_name(element->kind),
				    strchr(cim_literal_name(value->array.items[0].kind), ' ') + 1);
		check_scalar(qualifier, element, checker);
	}
}

/* Where key is allowed (mof-language 4.4). */
static void check_key(const struct cim_qualifier *qualifier, enum cim_element element, struct cim_checker *checker)
{
	if (element == CIM_ELEMENT_CLASS || element == CIM_ELEMENT_ASSOCIATION || element == CIM_ELEMENT_INDICATION ||
	    element == CIM_ELEMENT_METHOD || element == CIM_ELEMENT_DRIVER_METHOD || element == CIM_ELEMENT_INSTANCE)
		diag_report(checker->sink, MOF666, qualifier->span, "only a property or a reference can be a key");
}

static void describe_elements(const char *elements, struct buffer *out)
{
	static const struct {
		char letter;
		const char *words;
	} rows[] = {
		{'c', "classes"},    {'a', "associations"}, {'i', "indications"}, {'p', "properties"},
		{'r', "references"}, {'m', "methods"},      {'q', "parameters"},  {'n', "instances"},
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (strchr(elements, rows[i].letter))
			buffer_printf(out, "%s%s", out->size ? ", " : "", rows[i].words);
}

/* Where a documented qualifier has no meaning. */
static void check_place(const struct cim_qualifier *qualifier, const struct qualifier_facts *facts,
			enum cim_element element, struct cim_checker *checker)
{
	struct buffer places = {0};

	if (facts->places & 1u << element)
		return;
	describe_elements(facts->known->elements, &places);
	diag_report(checker->sink, MOF112, qualifier->span, "'%s' has no effect here; it applies to %s",
		    qualifier->name.spelling, buffer_text(&places));
	buffer_free(&places);
}

/* An unknown, undeclared name that is similar to a known one. */
static void check_name(const struct cim_qualifier *qualifier, const struct qualifier_facts *facts,
		       struct cim_checker *checker)
{
	struct diagnostic *diagnostic;

	if (facts->similar == NULL || facts->is_declared)
		return;
	diagnostic =
		diag_report(checker->sink, MOF111, qualifier->span, "unknown qualifier '%s'", qualifier->name.spelling);
	diag_set_help(checker->sink, diagnostic, "did you mean '%s'?", facts->similar);
}

/* A value by the rules of WMI, which knows no declared types. */
static void check_value(const struct cim_qualifier *qualifier, const struct qualifier_facts *facts, bool is_declared,
			struct cim_checker *checker)
{
	if (qualifier->value.kind == CIM_LITERAL_NULL)
		diag_report(checker->sink, MOF818, qualifier->value.span,
			    "a qualifier cannot be NULL; treated as FALSE");
	else
		check_type(qualifier, facts, is_declared, checker);
	if (qualifier->value.kind == CIM_LITERAL_ARRAY)
		check_array(qualifier, checker);
	else
		check_scalar(qualifier, &qualifier->value, checker);
}

static void check_names(const struct cim_qualifier *qualifier, const struct qualifier_facts *facts, bool is_declared,
			struct cim_checker *checker)
{
	if (facts->is_too_long)
		diag_report(checker->sink, MOF718, qualifier->span, "qualifier name is longer than %d characters",
			    MAX_NAME);
	if (facts->is_reserved && !cim_is_dmtf(checker))
		diag_report(checker->sink, MOF014, qualifier->span,
			    "name '%s' must not begin or end with an underscore", qualifier->name.spelling);
	if (!is_declared)
		check_name(qualifier, facts, checker);
	if (facts->is_cimtype)
		diag_report(checker->sink, MOF526, qualifier->span,
			    "CIMTYPE is set by the compiler and cannot be written");
}

static void check_qualifier(const struct cim_qualifier *qualifier, enum cim_element element,
			    struct cim_checker *checker)
{
	const struct qualifier_facts *facts = facts_of(qualifier->name, checker);
	const struct cim_qualifier_declaration *declaration = declaration_of(facts, qualifier->name, checker);
	bool is_dmtf = cim_is_dmtf(checker) && checker->declared;

	check_names(qualifier, facts, declaration || facts->is_declared, checker);
	if (declaration)
		cim_check_scope(qualifier, declaration, element, checker);
	else if (!is_dmtf)
		check_place(qualifier, facts, element, checker);
	if (!is_dmtf)
		check_value(qualifier, facts, declaration != NULL, checker);
	else if (declaration)
		cim_check_declared_value(qualifier, declaration, checker);
	else
		cim_report_undeclared(qualifier, facts->declaration, facts->known != NULL, checker);
	if (facts->is_key)
		check_key(qualifier, element, checker);
	if ((element == CIM_ELEMENT_INSTANCE || element == CIM_ELEMENT_ASSIGNMENT) &&
	    qualifier->words & CIM_WORD_TO_SUBCLASS)
		diag_report(checker->sink, MOF817, qualifier->span,
			    "ToSubclass has no effect on '%s': an instance has no subclasses",
			    qualifier->name.spelling);
}

static void report_duplicate(const void *first, const void *again, struct cim_checker *checker)
{
	const struct cim_qualifier *original = first, *copy = again;
	struct diagnostic *diagnostic =
		diag_report(checker->sink, MOF533, copy->span, "duplicate qualifier '%s'", copy->name.spelling);

	diag_add_note(checker->sink, diagnostic, original->span, "first given here");
}

void cim_check_qualifiers(const struct cim_qualifiers *qualifiers, enum cim_element element,
			  struct cim_checker *checker)
{
	for (size_t i = 0; i < qualifiers->count; i++)
		check_qualifier(&qualifiers->items[i], element, checker);
	cim_each_duplicate(qualifiers->items, qualifiers->count, sizeof *qualifiers->items, checker, report_duplicate);
}
