import numpy as np
import pytest

from core.evaluation.projection import SteadyPlane, principal_plane


def cloud(seed=0, scale=(5.0, 2.0, 0.5, 0.1)):
    return np.random.default_rng(seed).standard_normal((40, len(scale))) * scale


def test_the_plane_shows_the_directions_of_greatest_variance():
    vectors = cloud()
    plane, explained = principal_plane(vectors)
    values = np.sort(np.linalg.eigvalsh(np.cov(vectors.T)))[::-1]
    assert explained == pytest.approx(values[:2].sum() / values.sum())
    spread = ((vectors - vectors.mean(axis=0)) @ plane).var(axis=0, ddof=1)
    assert spread == pytest.approx(values[:2])


def test_nothing_flips_while_vectors_hardly_move():
    rng = np.random.default_rng(1)
    # Two directions of equal variance, which change places all the time.
    vectors = np.linalg.qr(cloud(scale=(1.0, 1.0, 1.0)))[0] * [2.0, 2.0, 0.3]
    steady, steps, flips = SteadyPlane(), [], 0
    points, plane = steady.project(vectors).points, principal_plane(vectors)[0]
    for _ in range(200):
        vectors = vectors + 0.01 * rng.standard_normal(vectors.shape)
        moved, turned = steady.project(vectors).points, principal_plane(vectors)[0]
        steps.append(np.abs(moved - points).max())
        flips += bool(((turned * plane).sum(axis=0) < 0.5).any())
        points, plane = moved, turned
    assert flips > 5, "the bare components must flip for the test to mean anything"
    assert max(steps) < 0.15


def test_turning_changes_neither_distances_nor_what_is_explained():
    steady = SteadyPlane()
    steady.project(cloud(seed=5))
    vectors = cloud(seed=6)
    shown = steady.project(vectors)
    plane, explained = principal_plane(vectors)
    bare = vectors @ plane
    assert shown.explained == explained
    assert np.linalg.norm(shown.points[0] - shown.points[1]) == pytest.approx(
        np.linalg.norm(bare[0] - bare[1])
    )


def test_flat_and_constant_clouds_do_no_harm():
    assert principal_plane(np.ones((5, 3)))[1] == 0.0
    assert SteadyPlane().project(np.array([[1.0], [2.0]])).points.shape == (2, 2)
