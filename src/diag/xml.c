/* SPDX-License-Identifier: MIT */
#include "diag/xml.h"

#include <libxml/parser.h>
#include <stdlib.h>

static void must(int result)
{
	if (result < 0)
		abort();
}

static int put_bytes(void *out, const char *bytes, int size)
{
	buffer_put(out, bytes, (size_t)size);
	return size;
}

xmlTextWriterPtr xml_open(struct buffer *out)
{
	xmlOutputBufferPtr output;
	xmlTextWriterPtr writer;

	xmlInitParser();
	output = xmlOutputBufferCreateIO(put_bytes, NULL, out, NULL);
	writer = output ? xmlNewTextWriter(output) : NULL;
	if (writer == NULL)
		abort();
	must(xmlTextWriterSetIndent(writer, 1));
	return writer;
}

void xml_close(xmlTextWriterPtr writer)
{
	must(xmlTextWriterEndDocument(writer));
	xmlFreeTextWriter(writer);
}

void xml_begin(xmlTextWriterPtr writer, const char *element)
{
	must(xmlTextWriterStartElement(writer, BAD_CAST element));
}

void xml_end(xmlTextWriterPtr writer)
{
	must(xmlTextWriterEndElement(writer));
}

void xml_attribute(xmlTextWriterPtr writer, const char *name, const char *value)
{
	must(xmlTextWriterWriteAttribute(writer, BAD_CAST name, BAD_CAST value));
}

void xml_text(xmlTextWriterPtr writer, const char *text)
{
	must(xmlTextWriterWriteString(writer, BAD_CAST text));
}

void xml_begin_document(xmlTextWriterPtr writer)
{
	must(xmlTextWriterStartDocument(writer, NULL, "UTF-8", NULL));
}
