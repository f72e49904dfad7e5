/* SPDX-License-Identifier: MIT */
/* Instances and classes in strings: the text of their elements (DSP0201, EmbeddedObject). */
#include "formats/cimxml/writer.h"
#include "repository/embedded.h"

void cimxml_write_embedded(struct cimxml_writer *writer, const struct cim_instance *instance,
			   const struct cim_class *class)
{
	struct buffer inside = {0};
	xmlTextWriterPtr outside = writer->xml;

	writer->xml = xml_open(&inside);
	xmlTextWriterSetIndent(writer->xml, 0);
	if (instance)
		cimxml_write_instance(writer, instance);
	else
		cimxml_write_class(writer, class);
	xml_close(writer->xml);
	writer->xml = outside;
	while (inside.size > 0 && inside.bytes[inside.size - 1] == '\n') /* which ends a document */
		inside.size--;
	xml_text(writer->xml, buffer_text(&inside));
	buffer_free(&inside);
}

bool cimxml_write_embedded_text(struct cimxml_writer *writer, const struct cim_value *value)
{
	struct embedded embedded;
	struct span around = writer->around;
	bool is_read = repository_read_embedded(writer->repository, value->string, CIM_DMTF, &embedded);

	if (is_read) {
		if (around.source == NULL)
			writer->around = value->span;
		cimxml_write_embedded(writer, embedded.instance, embedded.class);
		writer->around = around;
	}
	embedded_free(&embedded);
	return is_read;
}
