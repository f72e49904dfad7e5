/* SPDX-License-Identifier: MIT */
/* Classes and instances that are XML in a string (DSP0201, EmbeddedObject). */
#include "formats/cimxml/reader.h"
#include "formats/mof/mof.h"

/* Each string in another doubles the escapes, so the text that a document may expand to is bounded. */
static void to_text(struct cimxml_reader *reader, xmlNode *node, const struct cim_instance *instance,
		    const struct cim_class *class, struct cim_value *value)
{
	struct buffer text = {0};

	if (class)
		print_class_text(class, &text);
	else
		print_instance_text(instance, &text);
	if (text.size > reader->room) {
		cimxml_report(reader, node, MOF898, "the embedded objects are too large as MOF text");
	} else {
		reader->room -= text.size;
		value->kind = CIM_LITERAL_STRING;
		value->string =
			(struct text){arena_text(&reader->unit->arena, (const char *)text.bytes, text.size), text.size};
	}
	buffer_free(&text);
}

static void read_root(struct cimxml_reader *reader, xmlNode *node, xmlNode *root, enum cimxml_embedding embedding,
		      struct cim_value *value)
{
	struct arena *arena = &reader->unit->arena;

	if (cimxml_is(root, "CLASS") && embedding == CIMXML_AS_TEXT) {
		struct cim_class *class = arena_alloc(arena, sizeof *class);

		cimxml_read_class(reader, root, class);
		to_text(reader, node, NULL, class, value);
	} else if (cimxml_is(root, "INSTANCE")) {
		struct cim_instance *instance = arena_alloc(arena, sizeof *instance);

		cimxml_read_instance(reader, root, instance);
		if (embedding == CIMXML_AS_TEXT) {
			to_text(reader, node, instance, NULL, value);
		} else {
			value->kind = CIM_LITERAL_OBJECT;
			value->object = instance;
		}
	} else {
		cimxml_report(reader, node, MOF894, "an embedded object is %s, not %.100s",
			      embedding == CIMXML_AS_TEXT ? "an INSTANCE or CLASS" : "an INSTANCE",
			      (const char *)root->name);
	}
}

void cimxml_read_embedded(struct cimxml_reader *reader, xmlNode *node, struct text text,
			  enum cimxml_embedding embedding, struct cim_value *value)
{
	const xmlNode *around = reader->around;
	xmlDoc *document;

	*value = (struct cim_value){.kind = CIM_LITERAL_NULL};
	if (reader->depth == CIMXML_MAX_DEPTH) {
		cimxml_report(reader, node, MOF898, "more than %d instances inside each other", CIMXML_MAX_DEPTH);
		return;
	}
	document = cimxml_parse(reader, node, text.bytes, text.length);
	if (document) {
		reader->depth++;
		if (around == NULL)
			reader->around = node;
		cimxml_check_structure(reader, xmlDocGetRootElement(document));
		read_root(reader, node, xmlDocGetRootElement(document), embedding, value);
		reader->around = around;
		reader->depth--;
	}
	xmlFreeDoc(document);
}
