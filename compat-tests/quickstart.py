"""The quick start of the README: two models go from training to production.

Needs `pip install mlflow scikit-learn` and a running server; MLFLOW_TRACKING_URI names another one
than http://127.0.0.1:5000.
"""

import os

import mlflow
import numpy as np
from mlflow import MlflowClient
from sklearn.datasets import load_wine
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score
from sklearn.model_selection import train_test_split
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

mlflow.set_tracking_uri(os.environ.get("MLFLOW_TRACKING_URI", "http://127.0.0.1:5000"))
mlflow.set_experiment("wine")
client = MlflowClient()

# Train two models on the wines that scikit-learn ships, and register both under one name.
wines, cultivars = load_wine(return_X_y=True)
train, test, train_cultivars, test_cultivars = train_test_split(wines, cultivars, random_state=0)
models = {}
for strength in (0.001, 1.0):
    with mlflow.start_run():
        model = make_pipeline(StandardScaler(), LogisticRegression(C=strength))
        model.fit(train, train_cultivars)
        accuracy = accuracy_score(test_cultivars, model.predict(test))
        mlflow.log_param("C", strength)
        mlflow.log_metric("accuracy", accuracy)
        logged = mlflow.sklearn.log_model(model, "model", registered_model_name="wine-cultivar")
    models[str(logged.registered_model_version)] = model
    print(f"version {logged.registered_model_version}: accuracy {accuracy:.3f}")
previous, newest = models

# Say what they are, and promote the newest one: by alias, and by stage as older pipelines do.
client.update_registered_model("wine-cultivar", "Tells the cultivar of a wine 🍷 酒")
client.set_model_version_tag("wine-cultivar", newest, "reviewed by", "Ada")
client.set_registered_model_alias("wine-cultivar", "champion", newest)
client.set_registered_model_alias("wine-cultivar", "challenger", previous)
client.transition_model_version_stage(
    "wine-cultivar", newest, "Production", archive_existing_versions=True
)

# Load it by any of its names: the predictions are those of the model that was trained.
for reference in (f"/{newest}", "@champion", "/Production", "/latest"):
    loaded = mlflow.sklearn.load_model(f"models:/wine-cultivar{reference}")
    assert np.array_equal(loaded.predict(test), models[newest].predict(test))
challenger = mlflow.pyfunc.load_model("models:/wine-cultivar@challenger")
assert np.array_equal(challenger.predict(test), models[previous].predict(test))
print("The champion predicts", loaded.predict(test[:3]))
