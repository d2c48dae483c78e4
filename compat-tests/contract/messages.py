"""Lists the fields of MLflow's messages, as the installed release describes them.

    python messages.py > ../../src/test/resources/wire/messages.txt

One line per field, ``package.Message.field type``; a repeated field's type ends in ``[]``, a map's types
stand in angle brackets. The Java tests hold our records against this list, so that they need no
Python and the repository none of MLflow's files.
"""

from __future__ import annotations

from collections.abc import Iterator

from google.protobuf.descriptor import Descriptor, FieldDescriptor, FileDescriptor
from mlflow.protos import mlflow_artifacts_pb2, model_registry_pb2, service_pb2, webhooks_pb2

FILES: list[FileDescriptor] = [
    module.DESCRIPTOR
    for module in (model_registry_pb2, service_pb2, mlflow_artifacts_pb2, webhooks_pb2)
]
NAMES_BY_TYPE = {
    FieldDescriptor.TYPE_STRING: "string",
    FieldDescriptor.TYPE_BOOL: "bool",
    FieldDescriptor.TYPE_INT32: "int32",
    FieldDescriptor.TYPE_INT64: "int64",
    FieldDescriptor.TYPE_UINT64: "uint64",
    FieldDescriptor.TYPE_DOUBLE: "double",
    FieldDescriptor.TYPE_FLOAT: "float",
    FieldDescriptor.TYPE_BYTES: "bytes",
    FieldDescriptor.TYPE_ENUM: "enum",
}


def main() -> None:
    print("\n".join(lines()))


def lines() -> list[str]:
    """The list, sorted; messages without fields stand alone on their line."""
    return sorted({line for file in FILES for line in _lines_of(file.message_types_by_name)})


def _lines_of(messages: dict[str, Descriptor]) -> Iterator[str]:
    for message in messages.values():
        if message.GetOptions().map_entry:
            continue
        yield message.full_name
        for field in message.fields:
            yield f"{message.full_name}.{field.name} {_type(field)}"
        yield from _lines_of(message.nested_types_by_name)


def _type(field: FieldDescriptor) -> str:
    message = field.message_type
    if message is None:
        name = NAMES_BY_TYPE[field.type]
    elif message.GetOptions().map_entry:
        key, value = (_type(message.fields_by_name[part]) for part in ("key", "value"))
        return f"map<{key}, {value}>"
    else:
        name = message.full_name
    return name + "[]" if field.is_repeated else name


if __name__ == "__main__":
    main()
