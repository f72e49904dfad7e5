/* SPDX-License-Identifier: MIT */
/* Whether a document has the elements and attributes that DSP0203 declares, before anything is read from it. */
#include <string.h>

#include "base/digits.h"
#include "formats/cimxml/reader.h"

#define COUNT(array) (sizeof(array) / sizeof *(array))

enum { MAX_GROUPS = 8 }; /* of a sequence in elements.def */

struct element {
	const char *name, *attributes, *content;
};

static const struct element elements[] = {
#define ELEMENT(name, attributes, content) {name, attributes, content},
#include "formats/cimxml/elements.def"
};

static const struct element *element_of(const xmlNode *node)
{
	for (size_t i = 0; i < COUNT(elements) && node->ns == NULL; i++)
		if (cimxml_is(node, elements[i].name))
			return &elements[i];
	return NULL;
}

bool cimxml_is_known(const xmlNode *node)
{
	return element_of(node) != NULL;
}

/* ---- lists of words in elements.def ---- */

/* The next word of *list up to one of `ends`, which is skipped; no bytes at its end. */
static struct text take_word(const char **list, const char *ends)
{
	struct text word = {*list, strcspn(*list, ends)};

	*list += word.length;
	if (**list)
		++*list;
	return word;
}

/* Whether the words between '|' have this one. */
static bool has_word(struct text words, const char *word)
{
	size_t length = strlen(word);

	for (size_t at = 0; at < words.length;) {
		const char *bar = memchr(words.bytes + at, '|', words.length - at);
		size_t size = bar ? (size_t)(bar - words.bytes) - at : words.length - at;

		if (size == length && memcmp(words.bytes + at, word, length) == 0)
			return true;
		at += size + 1;
	}
	return false;
}

/* ---- attributes ---- */

static const char types[] = "boolean|string|char16|uint8|sint8|uint16|sint16|uint32|sint32|uint64|sint64|datetime|"
			    "real32|real64";
static const char parameter_types[] = "boolean|string|char16|uint8|sint8|uint16|sint16|uint32|sint32|uint64|sint64|"
				      "datetime|real32|real64|reference|object|instance";

/* The attributes that have one of a list of values, by name; those of SCOPE and flags are booleans. */
static const struct {
	const char *name, *values;
} enumerations[] = {
	{"TYPE", types},
	{"PARAMTYPE", parameter_types},
	{"VALUETYPE", "string|boolean|numeric"},
	{"EmbeddedObject", "object|instance"},
	{"ISARRAY", "true|false"},
	{"PROPAGATED", "true|false"},
	{"OVERRIDABLE", "true|false"},
	{"TOSUBCLASS", "true|false"},
	{"TOINSTANCE", "true|false"},
	{"TRANSLATABLE", "true|false"},
#define SCOPE(attribute, bit) {attribute, "true|false"},
#include "formats/cimxml/scopes.def"
};

/* "2.0", "2.3.1": of the major version that this reader knows. */
static bool is_version(const char *text, char major)
{
	if (text[0] != major || text[1] != '.' || !digit_is_decimal(text[2]))
		return false;
	return strspn(text + 1, ".0123456789") == strlen(text + 1);
}

static void check_version(struct cimxml_reader *reader, const xmlNode *node, const char *name, const char *value)
{
	bool is_protocol = strcmp(name, "PROTOCOLVERSION") == 0;

	if (!is_protocol && strcmp(name, "CIMVERSION") != 0 && strcmp(name, "DTDVERSION") != 0)
		return;
	if (!is_version(value, is_protocol ? '1' : '2'))
		cimxml_report(reader, node, MOF895, "%s '%.100s' is not supported: expected %s", name, value,
			      is_protocol ? "1.x" : "2.x");
}

static void check_enumeration(struct cimxml_reader *reader, const xmlNode *node, const char *name, const char *value,
			      const char *values)
{
	char lower[16] = "";

	if (has_word(text_of(values), value))
		return;
	for (size_t i = 0; value[i] && i + 1 < sizeof lower; i++)
		lower[i] = text_fold(value[i]);
	if (strcmp(values, "true|false") == 0 && strlen(value) < sizeof lower && has_word(text_of(values), lower))
		cimxml_report(reader, node, MOF910, "%s is '%s', in lower case in CIM-XML", name, value);
	else if (cimxml_is(node, "KEYVALUE") && strcmp(name, "TYPE") == 0 && *value == 0)
		cimxml_report(reader, node, MOF910, "TYPE of KEYVALUE is empty; its VALUETYPE is used");
	else if (values == types)
		cimxml_report(reader, node, MOF895, "'%.100s' is not a type of CIM-XML", value);
	else
		cimxml_report(reader, node, MOF895, "%s must be %s, not '%.100s'", name,
			      strcmp(values, "true|false") == 0 ? "true or false" : values, value);
}

static void check_value(struct cimxml_reader *reader, xmlNode *node, const char *name)
{
	xmlChar *text = xmlGetNoNsProp(node, BAD_CAST name);
	const char *value = text ? (const char *)text : "";

	check_version(reader, node, name, value);
	for (size_t i = 0; i < COUNT(enumerations); i++)
		if (strcmp(enumerations[i].name, name) == 0)
			check_enumeration(reader, node, name, value, enumerations[i].values);
	if (strcmp(name, "CODE") == 0 && (*value == 0 || value[strspn(value, "0123456789")]))
		cimxml_report(reader, node, MOF895, "CODE of ERROR must be a number, not '%.100s'", value);
	xmlFree(text);
}

/* Whether the list has this attribute; "name!" in the list is one, too. */
static bool lists(const char *list, const char *name, bool *is_required)
{
	for (struct text word; (word = take_word(&list, " ")).length > 0;) {
		*is_required = word.bytes[word.length - 1] == '!';
		word.length -= *is_required;
		if (text_equal(word, text_of(name)))
			return true;
	}
	return false;
}

static void check_attributes(struct cimxml_reader *reader, xmlNode *node, const struct element *element)
{
	const char *list = element->attributes;
	bool is_required;

	for (const xmlAttr *attribute = node->properties; attribute; attribute = attribute->next) {
		const char *name = (const char *)attribute->name;
		bool is_language = strcmp(name, "lang") == 0;

		if (strcmp(name, "EMBEDDEDOBJECT") == 0 && lists(list, "EmbeddedObject", &is_required)) {
			cimxml_report(reader, node, MOF910, "EMBEDDEDOBJECT is spelled EmbeddedObject in CIM-XML");
			xmlNodeSetName((xmlNode *)attribute, BAD_CAST "EmbeddedObject");
			check_value(reader, node, "EmbeddedObject");
		} else if ((attribute->ns != NULL) != is_language || !lists(list, name, &is_required)) {
			cimxml_report(reader, node, MOF894, "unknown attribute '%.100s' of %s", name, element->name);
		} else if (!is_language) {
			check_value(reader, node, name);
		}
	}
	if (node->nsDef)
		cimxml_report(reader, node, MOF894, "unknown attribute 'xmlns' of %s", element->name);
	for (struct text word; (word = take_word(&list, " ")).length > 0;) {
		char name[32];

		if (word.bytes[word.length - 1] != '!' || word.length > sizeof name)
			continue;
		memcpy(name, word.bytes, word.length - 1);
		name[word.length - 1] = 0;
		if (!xmlHasProp(node, BAD_CAST name))
			cimxml_report(reader, node, MOF894, "%s has no attribute %s", element->name, name);
	}
}

/* ---- content ---- */

/* Elements of which each may appear at one position of a sequence, and how many of them. */
struct group {
	struct text names;
	bool is_optional, is_repeated;
	size_t count;
};

struct sequence {
	struct group groups[MAX_GROUPS];
	size_t count;
};

/* The next sequence of *content; false at its end. */
static bool take_sequence(const char **content, struct sequence *sequence)
{
	sequence->count = 0;
	while (**content) {
		struct text word = take_word(content, " ");
		struct group *group = &sequence->groups[sequence->count];
		char last;

		if (word.bytes[0] == '/')
			break;
		last = word.bytes[word.length - 1];
		*group = (struct group){.names = word,
					.is_optional = last == '?' || last == '*',
					.is_repeated = last == '*' || last == '+'};
		group->names.length -= group->is_optional || group->is_repeated;
		sequence->count++;
	}
	return sequence->count > 0;
}

static size_t group_of(const struct sequence *sequence, const char *name)
{
	size_t i = 0;

	while (i < sequence->count && !has_word(sequence->groups[i].names, name))
		i++;
	return i;
}

static const xmlNode *first_child(const xmlNode *node)
{
	const xmlNode *child = node->children;

	while (child && child->type != XML_ELEMENT_NODE)
		child = child->next;
	return child;
}

/* The sequence that has the first child; without one, the first sequence. */
static struct sequence find_sequence(const xmlNode *node, const char *content)
{
	struct sequence first = {0}, sequence;
	const xmlNode *child = first_child(node);

	for (bool is_first = true; take_sequence(&content, &sequence); is_first = false) {
		if (is_first)
			first = sequence;
		if (child && group_of(&sequence, (const char *)child->name) < sequence.count)
			return sequence;
	}
	return first;
}

static void count_child(struct cimxml_reader *reader, const xmlNode *child, struct sequence *sequence, size_t *last)
{
	size_t index = group_of(sequence, (const char *)child->name);
	const char *parent = (const char *)child->parent->name;
	struct group *group = &sequence->groups[index];

	if (index == sequence->count) {
		cimxml_report(reader, child, MOF894, "%.100s is not allowed here in %s", (const char *)child->name,
			      parent);
		return;
	}
	if (group->count++ > 0 && !group->is_repeated)
		cimxml_report(reader, child, MOF894, "second %s in %s, which has one at most",
			      (const char *)child->name, parent);
	if (index < *last)
		cimxml_report(reader, child, MOF910, "%s comes earlier in %s in CIM-XML", (const char *)child->name,
			      parent);
	else
		*last = index;
}

static void check_text(struct cimxml_reader *reader, xmlNode *child, const struct element *element)
{
	if (child->type == XML_COMMENT_NODE || child->type == XML_PI_NODE || strcmp(element->content, "#") == 0)
		return;
	if (child->type == XML_CDATA_SECTION_NODE || !xmlIsBlankNode(child))
		cimxml_report(reader, child, MOF894, "text in %s, which has %s", element->name,
			      *element->content ? "elements only" : "no content");
}

static void check_content(struct cimxml_reader *reader, xmlNode *node, const struct element *element)
{
	struct sequence sequence = find_sequence(node, element->content);
	bool is_text = strcmp(element->content, "#") == 0;
	size_t last = 0;

	if (is_text)
		sequence.count = 0;
	for (xmlNode *child = node->children; child; child = child->next)
		if (child->type == XML_ELEMENT_NODE)
			count_child(reader, child, &sequence, &last);
		else
			check_text(reader, child, element);
	for (size_t i = 0; i < sequence.count; i++)
		if (sequence.groups[i].count == 0 && !sequence.groups[i].is_optional)
			cimxml_report(reader, node, MOF894, "%s has no %.*s", element->name,
				      (int)sequence.groups[i].names.length, sequence.groups[i].names.bytes);
}

/* ---- documents ---- */

static xmlNode *next_of(xmlNode *node, const xmlNode *root, bool enters)
{
	if (enters && node->children)
		return node->children;
	while (node != root && node->next == NULL)
		node = node->parent;
	return node == root ? NULL : node->next;
}

void cimxml_check_structure(struct cimxml_reader *reader, xmlNode *root)
{
	bool is_known = true;

	for (xmlNode *node = root; node; node = next_of(node, root, is_known)) {
		const struct element *element = node->type == XML_ELEMENT_NODE ? element_of(node) : NULL;

		is_known = element != NULL; /* an unknown element was reported in its parent, and is not entered */
		if (is_known) {
			check_attributes(reader, node, element);
			check_content(reader, node, element);
		}
	}
	reader->is_malformed |= reader->failed;
}
