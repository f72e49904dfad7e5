/* SPDX-License-Identifier: MIT */
/* The document: a group for each namespace, its classes after their superclasses, then its instances. */
#include <stdlib.h>
#include <string.h>

#include "base/memory.h"
#include "formats/cimxml/writer.h"

static void begin_object(struct cimxml_writer *writer)
{
	xml_begin(writer->xml, "VALUE.OBJECT");
}

static void end_object(struct cimxml_writer *writer)
{
	xml_end(writer->xml);
	arena_free(&writer->scratch);
}

/* ---- classes ---- */

static bool is_due(struct cimxml_writer *writer, const struct store_class *class)
{
	return class && !class->is_base && !map_get(&writer->written, class->definition.name.folded);
}

static const struct store_class *superclass_of(const struct cimxml_writer *writer, const struct store_class *class)
{
	const struct store *store = repository_store(writer->repository);
	struct name superclass = class->definition.superclass;

	return superclass.spelling ? store->operations->get_class(store->context, writer->space, superclass) : NULL;
}

/* Writes a class after those of its superclasses that do not stand yet. */
static void write_family(struct cimxml_writer *writer, const struct store_class *class)
{
	const struct store_class **line = NULL;
	size_t count = 0, capacity = 0;

	for (; is_due(writer, class); class = superclass_of(writer, class)) {
		map_put(&writer->written, class->definition.name.folded, writer);
		line = mem_grow(line, count, &capacity, sizeof *line);
		line[count++] = class;
	}
	while (count > 0) {
		begin_object(writer);
		cimxml_write_class(writer, &line[--count]->definition);
		end_object(writer);
	}
	free(line);
}

/* ---- groups ---- */

static void write_namespace_path(struct cimxml_writer *writer)
{
	struct text path = text_of(writer->space.spelling);

	xml_begin(writer->xml, "LOCALNAMESPACEPATH");
	for (size_t at = 0, end; at < path.length; at = end + 1) {
		for (end = at; end < path.length && path.bytes[end] != '\\';)
			end++;
		xml_begin(writer->xml, "NAMESPACE");
		cimxml_attribute(writer, "NAME", (struct text){path.bytes + at, end - at}, (struct span){0});
		xml_end(writer->xml);
	}
	xml_end(writer->xml);
}

static bool has_objects(const struct store *store, struct name space)
{
	struct store_classes classes = store->operations->classes(store->context, space);
	struct store_instances instances = store->operations->instances(store->context, space);

	for (size_t i = 0; i < classes.count; i++)
		if (!classes.items[i]->is_base)
			return true;
	for (size_t i = 0; i < instances.count; i++)
		if (!instances.items[i]->is_base)
			return true;
	return false;
}

static void write_objects(struct cimxml_writer *writer, const struct store *store)
{
	struct store_classes classes = store->operations->classes(store->context, writer->space);
	struct store_instances instances = store->operations->instances(store->context, writer->space);

	writer->typed_class = (struct name){0};
	map_free(&writer->written);
	for (size_t i = 0; i < classes.count; i++)
		write_family(writer, classes.items[i]);
	for (size_t i = 0; i < instances.count; i++) {
		if (instances.items[i]->is_base)
			continue;
		begin_object(writer);
		cimxml_write_instance(writer, &instances.items[i]->instance);
		end_object(writer);
	}
}

/* A unit has one set of declarations for all its namespaces: the first group has them. */
static void write_declarations(struct cimxml_writer *writer, const struct cim_unit *const *units, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		for (size_t j = 0; j < units[i]->declaration_count; j++) {
			const struct cim_qualifier_declaration *declaration = &units[i]->declarations[j];

			if (map_get(&writer->declared, declaration->name.folded) == declaration)
				cimxml_write_declaration(writer, declaration);
		}
	}
	arena_free(&writer->scratch);
}

static int compare_spaces(const void *a, const void *b)
{
	return strcmp(((const struct name *)a)->folded, ((const struct name *)b)->folded);
}

/* In the order of their paths: a parent, whose instance of __Namespace creates a child, comes before it. */
static struct name *sorted_spaces(const struct store *store, size_t count)
{
	struct name *spaces = mem_alloc((count + 1) * sizeof *spaces);

	for (size_t i = 0; i < count; i++)
		spaces[i] = store->operations->namespace_at(store->context, i);
	qsort(spaces, count, sizeof *spaces, compare_spaces);
	return spaces;
}

static void write_groups(struct cimxml_writer *writer, const struct cim_unit *const *units, size_t count)
{
	const struct store *store = repository_store(writer->repository);
	size_t space_count = store->operations->count_namespaces(store->context);
	struct name *spaces = sorted_spaces(store, space_count);
	bool is_first = true;

	for (size_t i = 0; i < space_count; i++) {
		writer->space = spaces[i];
		if (!has_objects(store, writer->space))
			continue;
		xml_begin(writer->xml, "DECLGROUP");
		write_namespace_path(writer);
		if (is_first)
			write_declarations(writer, units, count);
		write_objects(writer, store);
		xml_end(writer->xml);
		is_first = false;
	}
	free(spaces);
	if (!is_first)
		return;
	xml_begin(writer->xml, "DECLGROUP");
	write_declarations(writer, units, count);
	xml_end(writer->xml);
}

/* ---- the document ---- */

/* The last declaration of a name counts, as it does in MOF. */
static void find_declarations(struct cimxml_writer *writer, const struct cim_unit *const *units, size_t count)
{
	for (size_t i = 0; i < count; i++)
		for (size_t j = 0; j < units[i]->declaration_count; j++)
			if (units[i]->declarations[j].has_type)
				map_put(&writer->declared, units[i]->declarations[j].name.folded,
					&units[i]->declarations[j]);
}

bool cimxml_write(const struct repository *repository, const struct cim_unit *const *units, size_t count,
		  struct diag_sink *sink, struct buffer *out)
{
	size_t before = out->size;
	struct cimxml_writer writer = {.xml = xml_open(out), .repository = repository, .sink = sink};

	find_declarations(&writer, units, count);
	xml_begin_document(writer.xml);
	xml_begin(writer.xml, "CIM");
	xml_attribute(writer.xml, "CIMVERSION", "2.0");
	xml_attribute(writer.xml, "DTDVERSION", "2.4");
	xml_begin(writer.xml, "DECLARATION");
	write_groups(&writer, units, count);
	xml_close(writer.xml);
	map_free(&writer.declared);
	map_free(&writer.written);
	map_free(&writer.types);
	arena_free(&writer.typed);
	arena_free(&writer.scratch);
	if (writer.failed)
		out->size = before;
	else
		cimxml_report_losses(units, count, sink);
	return !writer.failed;
}
