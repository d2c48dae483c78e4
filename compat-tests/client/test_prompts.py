"""Prompts, which ride on the registry as models with a tag, through mlflow.genai."""

import json

import mlflow
from flows import mlflow_error, register_versions
from mlflow import MlflowClient
from mlflow.genai import (
    delete_prompt_alias,
    load_prompt,
    register_prompt,
    search_prompts,
    set_prompt_alias,
)


def test_register_and_load(name: str) -> None:
    registered = register_prompt(
        name,
        "你好 {{name}} 👋",
        commit_message="First words",
        tags={"language": "中文"},
    )

    assert (registered.name, registered.version) == (name, 1)
    loaded = load_prompt(name, version=1)
    assert loaded.template == "你好 {{name}} 👋"
    assert loaded.variables == {"name"}
    assert loaded.commit_message == "First words"
    assert loaded.tags == {"language": "中文"}
    assert loaded.format(name="Ada") == "你好 Ada 👋"
    assert load_prompt(f"prompts:/{name}/1").template == loaded.template


def test_versions_count_up_and_the_last_is_latest(name: str) -> None:
    for number in range(1, 4):
        assert register_prompt(name, f"Template {number}").version == number

    assert load_prompt(name, version=2).template == "Template 2"
    assert load_prompt(f"prompts:/{name}@latest").template == "Template 3"
    assert load_prompt(name).template == "Template 3"


def test_chat_prompts_with_a_response_format(name: str) -> None:
    messages = [
        {"role": "system", "content": "You are a {{style}} assistant."},
        {"role": "user", "content": "{{question}}"},
    ]
    schema = {"type": "object", "properties": {"answer": {"type": "string"}}}

    register_prompt(name, messages, response_format=schema)

    loaded = load_prompt(name, version=1)
    assert loaded.template == messages
    assert loaded.response_format == schema


def test_aliases(name: str) -> None:
    register_prompt(name, "one")
    register_prompt(name, "two")
    set_prompt_alias(name, "production", 1)
    assert load_prompt(f"prompts:/{name}@production").template == "one"

    set_prompt_alias(name, "production", 2)
    assert load_prompt(f"prompts:/{name}@production").template == "two"
    assert load_prompt(name, version=2).aliases == ["production"]

    delete_prompt_alias(name, "production")
    assert load_prompt(f"prompts:/{name}@production", allow_missing=True) is None


def test_a_missing_prompt(name: str) -> None:
    assert load_prompt(name, version=1, allow_missing=True) is None


def test_tags_of_prompt_and_version(client: MlflowClient, name: str) -> None:
    register_prompt(name, "one", tags={"author": "Ada"})

    client.set_prompt_tag(name, "team", "sales")
    client.set_prompt_version_tag(name, "1", "state", "已审核")

    assert client.get_prompt(name).tags.items() >= {"author": "Ada", "team": "sales"}.items()
    assert load_prompt(name, version=1).tags == {"author": "Ada", "state": "已审核"}

    client.delete_prompt_tag(name, "team")
    client.delete_prompt_version_tag(name, "1", "state")

    assert "team" not in client.get_prompt(name).tags
    assert load_prompt(name, version=1).tags == {"author": "Ada"}


def test_search(name: str) -> None:
    register_prompt(f"{name}-one", "one", tags={"language": "中文"})
    register_prompt(f"{name}-two", "two")

    prompts = search_prompts(f"name LIKE '{name}%'")

    assert [prompt.name for prompt in prompts] == [f"{name}-one", f"{name}-two"]
    assert prompts[0].tags["language"] == "中文"
    tagged = search_prompts(f"name LIKE '{name}%' AND tags.language = '中文'")
    assert [prompt.name for prompt in tagged] == [f"{name}-one"]


def test_plain_searches_do_not_see_prompts(client: MlflowClient, name: str) -> None:
    register_prompt(f"{name}-prompt", "one")
    register_versions(client, f"{name}-model", 1)
    is_prompt = "tags.`mlflow.prompt.is_prompt`"

    def models(condition: str) -> list[str]:
        found = client.search_registered_models(f"name LIKE '{name}%'{condition}")
        return [model.name for model in found]

    def versions(condition: str) -> list[str]:
        found = client.search_model_versions(f"name LIKE '{name}%'{condition}")
        return [version.name for version in found]

    for search in (models, versions):
        assert search("") == [f"{name}-model"]
        assert search(f" AND {is_prompt} = 'true'") == [f"{name}-prompt"]
        assert search(f" AND {is_prompt} != 'false'") == [f"{name}-prompt"]
        assert search(f" AND {is_prompt} = 'false'") == [f"{name}-model"]
        assert search(f" AND {is_prompt} != 'true'") == [f"{name}-model"]


def test_models_and_prompts_share_one_space_of_names(client: MlflowClient, name: str) -> None:
    client.create_registered_model(f"{name}-model")
    register_prompt(f"{name}-prompt", "one")

    with mlflow_error("INVALID_PARAMETER_VALUE", f"Model '{name}-model' exists"):
        register_prompt(f"{name}-model", "one")
    with mlflow_error("RESOURCE_ALREADY_EXISTS", "the name is already taken by a prompt"):
        client.create_registered_model(f"{name}-prompt")


def test_prompts_used_by_a_run(client: MlflowClient, name: str) -> None:
    register_prompt(name, "one")
    register_prompt(name, "two")
    with mlflow.start_run() as run:
        client.link_prompt_version_to_run(run.info.run_id, f"prompts:/{name}/2")

    linked = client.get_run(run.info.run_id).data.tags["mlflow.linkedPrompts"]
    assert json.loads(linked) == [{"name": name, "version": "2"}]


def test_delete_version_and_prompt(client: MlflowClient, name: str) -> None:
    register_prompt(name, "one")
    register_prompt(name, "two")

    client.delete_prompt_version(name, "1")
    assert load_prompt(name, version=1, allow_missing=True, cache_ttl_seconds=0) is None
    assert load_prompt(name, version=2).template == "two"

    client.delete_prompt_version(name, "2")
    client.delete_prompt(name)
    assert client.get_prompt(name) is None
