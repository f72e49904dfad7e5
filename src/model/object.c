/* SPDX-License-Identifier: MIT */
#include "model/object.h"

#include <string.h>

#include "base/digits.h"

const struct cim_qualifier *cim_find_qualifier(const struct cim_qualifiers *qualifiers, const char *folded)
{
	for (size_t i = 0; i < qualifiers->count; i++)
		if (name_is(qualifiers->items[i].name, folded))
			return &qualifiers->items[i];
	return NULL;
}

bool cim_is_set(const struct cim_qualifiers *qualifiers, const char *folded)
{
	const struct cim_qualifier *qualifier = cim_find_qualifier(qualifiers, folded);

	if (qualifier == NULL)
		return false;
	if (strcmp(folded, "key") == 0 || strcmp(folded, "static") == 0)
		return true;
	return qualifier->value.kind == CIM_LITERAL_BOOLEAN && qualifier->value.boolean;
}

bool cim_is_identifier(struct text text)
{
	for (size_t at = 0; at < text.length;) {
		uint32_t c;
		size_t size = wtf8_decode(text.bytes + at, text.length - at, &c);
		bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_' || c >= 0x80;
		bool digit = c >= '0' && c <= '9';

		/* U+FEFF is white space, and a surrogate has no UTF-8. */
		if ((!letter && !(digit && at > 0)) || c == 0xFEFF || (c >= 0xD800 && c <= 0xDFFF))
			return false;
		at += size;
	}
	return text.length > 0;
}

bool cim_is_alias(struct text text)
{
	struct text rest = text;

	while (rest.length > 0 && digit_is_decimal(rest.bytes[0]))
		rest.bytes++, rest.length--;
	return text.length > 0 && (rest.length == 0 || cim_is_identifier(rest));
}

bool cim_name_is_reserved(struct name name)
{
	return name.folded[0] == '_' || name.folded[strlen(name.folded) - 1] == '_';
}

const struct cim_property *cim_find_property(const struct cim_properties *properties, const char *folded)
{
	for (size_t i = 0; i < properties->count; i++)
		if (name_is(properties->items[i].name, folded))
			return &properties->items[i];
	return NULL;
}

uint8_t cim_automatic_flavors(struct name qualifier)
{
	static const struct {
		const char *name;
		uint8_t flavors;
	} rows[] = {
#define WMI_QUALIFIER(name, type, elements, flavors) {name, flavors},
#include "model/qualifiers.def"
	};

	for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
		if (text_same_name(text_of(qualifier.folded), text_of(rows[i].name)))
			return rows[i].flavors;
	return 0;
}

uint8_t cim_stored_flavors(const struct cim_qualifier *qualifier)
{
	return qualifier->flavors | (qualifier->flavors_exact ? 0 : cim_automatic_flavors(qualifier->name));
}

/* In the order of enum cim_flavor_word, each with the bits that it sets and clears (mof-language 2.5). */
static const struct {
	const char *name;
	uint8_t sets, clears;
} flavor_words[] = {
	{"ToInstance", CIM_TO_INSTANCE, 0},
	{"ToSubclass", CIM_TO_SUBCLASS, 0},
	{"NotToInstance", 0, CIM_TO_INSTANCE},
	{"NotToSubclass", 0, CIM_TO_SUBCLASS},
	{"EnableOverride", 0, CIM_DISABLE_OVERRIDE},
	{"DisableOverride", CIM_DISABLE_OVERRIDE, 0},
	{"Restricted", 0, CIM_TO_INSTANCE | CIM_TO_SUBCLASS},
	{"Amended", CIM_AMENDED, 0},
};

enum { FLAVOR_WORDS = sizeof flavor_words / sizeof *flavor_words };

enum cim_flavor_word cim_flavor_word(struct text word)
{
	if (text_same_name(word, text_of("Translatable")))
		return CIM_WORD_AMENDED;
	for (int i = 0; i < FLAVOR_WORDS; i++)
		if (text_same_name(word, text_of(flavor_words[i].name)))
			return (enum cim_flavor_word)(1 << i);
	return 0;
}

const char *cim_flavor_word_name(enum cim_flavor_word word)
{
	for (int i = 0; i < FLAVOR_WORDS; i++)
		if ((int)word == 1 << i)
			return flavor_words[i].name;
	return NULL;
}

uint8_t cim_flavor_words(uint8_t flavors)
{
	uint8_t words = 0;

	for (int i = 0; i < FLAVOR_WORDS; i++)
		if (flavors & flavor_words[i].sets)
			words |= (uint8_t)(1 << i);
	return words;
}

uint8_t cim_apply_flavors(uint8_t flavors, uint8_t words)
{
	for (int i = 0; words >> i; i++)
		if (words & 1 << i)
			flavors = (uint8_t)((flavors | flavor_words[i].sets) & ~flavor_words[i].clears);
	return flavors;
}
