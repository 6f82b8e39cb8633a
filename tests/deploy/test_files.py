"""What stands in deploy/ fits together and fits the app; the manifests are what Kubernetes takes (checked offline)."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import kubernetes_validate
import pytest
import yaml

from server.counts import Counts

HIDDEN = ("/metrics", "/_stcore/metrics", "/_stcore/agent", "/_stcore/upload_file")


@pytest.fixture(scope="module")
def deploy(root: Path) -> Path:
    return root / "deploy"


@pytest.fixture(scope="module")
def manifests(deploy: Path) -> dict[str, dict[str, Any]]:
    """The manifests of the app by their kind; those of what it asks by kind and name."""
    found = [yaml.safe_load(file.read_text("utf-8")) for file in sorted((deploy / "kubernetes").glob("*.yaml"))]
    names = [manifest.get("metadata", {}).get("name", "") for manifest in found]
    return {
        f"{one['kind']} {name}" if name == "story-talks" else one["kind"]: one
        for one, name in zip(found, names, strict=True)
    }


def test_kubernetes_takes_each_manifest(manifests: dict[str, dict[str, Any]]) -> None:
    for kind, manifest in manifests.items():
        if kind != "Kustomization":
            kubernetes_validate.validate(manifest, kubernetes_validate.latest_version(), strict=True)


def test_each_manifest_is_in_the_kustomization(deploy: Path, manifests: dict[str, dict[str, Any]]) -> None:
    files = {file.name for file in (deploy / "kubernetes").glob("*.yaml")} - {"kustomization.yaml"}

    assert set(manifests["Kustomization"]["resources"]) == files


def test_the_manifests_speak_of_the_same_pods_and_port(manifests: dict[str, dict[str, Any]]) -> None:
    pods = manifests["Deployment"]["spec"]["template"]
    labels = pods["metadata"]["labels"]
    ports = {port["name"]: port["containerPort"] for port in pods["spec"]["containers"][0]["ports"]}
    service = manifests["Service"]["spec"]

    assert service["selector"] == labels
    assert manifests["PodDisruptionBudget"]["spec"]["selector"]["matchLabels"] == labels
    assert manifests["NetworkPolicy"]["spec"]["podSelector"]["matchLabels"] == labels
    assert manifests["HorizontalPodAutoscaler"]["spec"]["scaleTargetRef"]["name"] == "story-explainer"
    assert {port["targetPort"] for port in service["ports"]} == set(ports)
    assert ports == {"http": 8501}


def test_a_pod_may_do_nothing_but_serve(manifests: dict[str, dict[str, Any]]) -> None:
    for name in ("Deployment", "Deployment story-talks"):
        pod = manifests[name]["spec"]["template"]["spec"]
        assert pod["securityContext"]["runAsNonRoot"]
        assert not pod["automountServiceAccountToken"]
        assert pod["containers"][0]["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
    app = manifests["Deployment"]["spec"]["template"]["spec"]["containers"][0]
    ports = {port["port"] for rule in manifests["NetworkPolicy"]["spec"]["egress"] for port in rule["ports"]}
    assert ports == {6379, 53}  # a talk that replicas share, and the name service
    assert manifests["NetworkPolicy story-talks"]["spec"]["egress"] == []
    assert {app[f"{probe}Probe"]["httpGet"]["path"] for probe in ("startup", "readiness")} == {"/healthz"}
    assert app["livenessProbe"]["httpGet"]["path"] == "/_stcore/health"


def test_compose_runs_the_replicas_that_the_proxy_knows(deploy: Path) -> None:
    services = yaml.safe_load((deploy / "compose.yaml").read_text("utf-8"))["services"]
    replicas = re.findall(r"server (app-\d):8501 ", (deploy / "nginx.conf").read_text("utf-8"))

    assert set(services) == {*replicas, "proxy", "talks"}
    for service in services.values():
        assert service["read_only"]
        assert service["security_opt"] == ["no-new-privileges:true"]
        assert service["cap_drop"] == ["ALL"]
        assert {"mem_limit", "cpus", "pids_limit", "tmpfs", "user"} <= set(service)
    assert [name for name, service in services.items() if "ports" in service] == ["proxy"]


def test_the_image_holds_what_the_app_needs_and_no_more(root: Path, deploy: Path) -> None:
    text = (deploy / "Containerfile").read_text("utf-8")
    copied = set(re.findall(r"^COPY ([\w.]+) /app/\1$", text, re.MULTILINE))
    sent = {line[1:] for line in (root / ".dockerignore").read_text("utf-8").splitlines() if line.startswith("!")}

    assert copied == {".streamlit", "LICENSE", "app.py", "components", "data", "pages", "server", "story"}
    assert sent == copied - {".streamlit"} | {".streamlit/config.toml", "requirements.txt"}
    assert "--require-hashes" in text
    assert re.search(r"^USER 10001", text, re.MULTILINE)


def test_the_alerts_ask_for_what_the_app_counts(deploy: Path) -> None:
    counted = set(re.findall(r"^# TYPE (\w+)", Counts().text().decode(), re.MULTILINE))
    rules = [
        rule
        for group in yaml.safe_load((deploy / "alerts.yaml").read_text("utf-8"))["groups"]
        for rule in group["rules"]
    ]
    asked = {name for rule in rules for name in re.findall(r"\b(?:story|process)_\w+", rule["expr"])}

    assert {name.removesuffix("_bucket") for name in asked} <= counted
    explained = (deploy / "README.md").read_text("utf-8")
    assert [rule["alert"] for rule in rules if f"`{rule['alert']}`" not in explained] == []


@pytest.mark.timeout(90)
def test_the_app_runs_as_another_user_on_a_tree_it_cannot_write_to(deploy: Path) -> None:
    steps = [str(deploy / "try-container-steps.sh"), "--venv", str(Path(sys.executable).parents[1])]
    done = subprocess.run(steps, check=False, capture_output=True, text=True, timeout=80)
    if done.returncode == 77:
        pytest.skip(done.stdout.strip().splitlines()[-1])

    assert done.returncode == 0, done.stdout + done.stderr
    assert "as user 10001, on a tree that it cannot write to. Files written: none" in done.stdout
